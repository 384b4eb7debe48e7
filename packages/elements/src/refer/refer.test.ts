import { expect, waitUntil } from '@open-wc/testing';
import { createFakeClient } from '../testing/fake-client.js';
import {
  collect,
  countWrites,
  expectAccessible,
  find,
  findButton,
  mount,
  shownText,
} from '../testing/mount.js';
import { ADVOCATE, PROGRAM, READY, WITH_FIGURES } from '../testing/program.js';
import { itKeepsThePromises } from '../testing/promises.js';
import './refer.define.js';
import { GoodwordRefer } from './refer.js';

const KNOWN = { ...READY, advocate: ADVOCATE };

describe('<goodword-refer>', () => {
  itKeepsThePromises(GoodwordRefer, () => createFakeClient(WITH_FIGURES));

  describe('while the advocate is unknown', () => {
    it('is accessible', () => expectAccessible('goodword-refer', () => createFakeClient()));

    it('says what both get, in the locale’s way of writing money', async () => {
      const element = await mount('goodword-refer', createFakeClient());
      expect(find(element, 'h2').innerText).to.equal('Give your friend 15% off, get €10');
      element.locale = 'de';
      await waitUntil(() => find(element, 'h2').innerText.startsWith('Schenk'));
      expect(find(element, 'h2').innerText.replaceAll('\u00a0', ' ')).to.equal(
        'Schenk deinen Freunden 15 % Rabatt und erhalte 10 €',
      );
    });

    it('shows the program’s own offer text instead', async () => {
      const { offer } = PROGRAM;
      const advocate = { ...offer.advocate, text: { en: 'Share the good coffee' } };
      const program = { ...PROGRAM, offer: { ...offer, advocate } };
      const element = await mount('goodword-refer', createFakeClient({ ...READY, program }));
      expect(find(element, 'h2').innerText).to.equal('Share the good coffee');
    });

    it('replaces its texts by those of the program', async () => {
      const program = { ...PROGRAM, texts: { en: { enrol: 'I’m in' } } };
      const element = await mount('goodword-refer', createFakeClient({ ...READY, program }));
      expect(find(element, 'form button').innerText).to.equal('I’m in');
    });

    it('enrols by e-mail and moves the focus to the link', async () => {
      const client = createFakeClient();
      const enrolled = collect('goodword-enrolled');
      const element = await mount('goodword-refer', client);
      find<HTMLInputElement>(element, '#email').value = ' ada@example.com ';
      find<HTMLFormElement>(element, 'form').requestSubmit();
      await waitUntil(() => element.renderRoot.querySelector('#link'));
      await waitUntil(() => element.shadowRoot?.activeElement?.id === 'link');
      expect(client.callsOf('enrol')).to.deep.equal([[{ email: 'ada@example.com' }]]);
      const own = enrolled.filter((event) => event.target === element);
      expect(own.map(({ detail }) => detail)).to.deep.equal([
        { code: ADVOCATE.code, url: ADVOCATE.url },
      ]);
    });

    it('asks for a proper address without a request, at the field', async () => {
      const client = createFakeClient();
      const element = await mount('goodword-refer', client);
      const input = find<HTMLInputElement>(element, '#email');
      input.value = 'ada';
      find<HTMLFormElement>(element, 'form').requestSubmit();
      await element.updateComplete;
      expect(client.callsOf('enrol')).to.deep.equal([]);
      expect(input.getAttribute('aria-invalid')).to.equal('true');
      const problem = find(element, `#${input.getAttribute('aria-describedby') ?? ''}`);
      expect(problem.innerText).to.contain('Please enter an e-mail address');
      expect(element.shadowRoot?.activeElement).to.equal(input);
    });

    it('keeps the address and shows what failed', async () => {
      const client = createFakeClient(READY, {
        enrol: async () => Promise.reject(Object.assign(new Error(), { code: 'rate-limited' })),
      });
      const errors = collect('goodword-error');
      const element = await mount('goodword-refer', client);
      const input = find<HTMLInputElement>(element, '#email');
      input.value = 'ada@example.com';
      find<HTMLFormElement>(element, 'form').requestSubmit();
      await waitUntil(() => shownText(element).includes('a little fast'));
      expect(input.value).to.equal('ada@example.com');
      expect(errors.at(-1)?.detail.code).to.equal('rate-limited');
    });
  });

  describe('while the program loads', () => {
    it('holds the place that the form will take', async () => {
      const client = createFakeClient({ ...READY, status: 'loading', program: undefined as never });
      const element = await mount('goodword-refer', client);
      const { height } = element.getBoundingClientRect();
      client.change({ status: 'ready', program: PROGRAM });
      await element.updateComplete;
      expect(element.getBoundingClientRect().height).to.equal(height);
    });
  });

  describe('while what an advocate sees is loading', () => {
    /** The card on a line that may be down. */
    class SlowRefer extends GoodwordRefer {
      online: Promise<unknown> = Promise.resolve();

      protected override async importView(): ReturnType<GoodwordRefer['importView']> {
        await this.online;
        return super.importView();
      }
    }
    const tag = 'goodword-refer-slow' as 'goodword-refer';
    SlowRefer.define(tag);

    it('holds the place and is not yet ready', async () => {
      const ready = collect('goodword-ready');
      let arrive: () => void = () => undefined;
      const online = new Promise<void>((resolve) => {
        arrive = resolve;
      });
      const client = createFakeClient({ ...READY, program: undefined as never });
      const element = await mount(tag, client, { properties: { online } });
      client.change(KNOWN);
      await element.updateComplete;
      expect(find(element, '[part=loading]').ariaBusy).to.equal('true');
      expect(ready.filter((event) => event.target === element)).to.deep.equal([]);
      const before = element.getBoundingClientRect().height;
      arrive();
      await waitUntil(() => element.renderRoot.querySelector('#link'));
      expect(ready.filter((event) => event.target === element)).to.have.lengthOf(1);
      expect(Math.abs(element.getBoundingClientRect().height - before)).to.be.below(24);
    });

    it('keeps the form of one who has just enrolled', async () => {
      let arrive: () => void = () => undefined;
      const online = new Promise<void>((resolve) => {
        arrive = resolve;
      });
      const element = await mount(tag, createFakeClient(), { properties: { online } });
      find<HTMLInputElement>(element, '#email').value = 'ada@example.com';
      find<HTMLFormElement>(element, 'form').requestSubmit();
      await waitUntil(() => element.state?.advocate);
      await element.updateComplete;
      expect(find<HTMLInputElement>(element, '#email').value).to.equal('ada@example.com');
      expect(find(element, 'form button').ariaDisabled).to.equal('true');
      arrive();
      await waitUntil(() => element.shadowRoot?.activeElement?.id === 'link');
      expect(element.renderRoot.querySelector('form')).to.equal(null);
    });

    it('says that it failed, and loads again', async () => {
      const errors = collect('goodword-error');
      const online = Promise.reject<unknown>(new TypeError('Failed to fetch'));
      const element = await mount(tag, createFakeClient(KNOWN), { properties: { online } });
      await waitUntil(() => shownText(element).includes('There is no connection'));
      await expect(element).to.be.accessible();
      const own = errors.filter((event) => event.target === element);
      expect(own.map(({ detail }) => detail)).to.deep.equal([{ code: 'network', retriable: true }]);
      Object.assign(element, { online: Promise.resolve() });
      findButton(element, 'Try again').click();
      await waitUntil(() => element.renderRoot.querySelector('#link'));
      expect(shownText(element)).not.to.contain('no connection');
    });
  });

  describe('once the advocate is known', () => {
    it('is accessible', () =>
      expectAccessible('goodword-refer', () => createFakeClient(WITH_FIGURES)));

    it('shows the link, and the code in groups', async () => {
      const element = await mount('goodword-refer', createFakeClient(KNOWN));
      expect(find<HTMLInputElement>(element, '#link').value).to.equal(ADVOCATE.url);
      expect(find(element, '.code').innerText).to.contain('7K3M-Q9TZ-4HV');
    });

    it('shows no figures to one who gave an e-mail alone', async () => {
      const element = await mount('goodword-refer', createFakeClient(KNOWN));
      expect(shownText(element)).not.to.contain('What came of it');
    });

    it('shows figures: shares, visits, referrals by status, rewards that count', async () => {
      const element = await mount('goodword-refer', createFakeClient(WITH_FIGURES));
      const figures = [...element.renderRoot.querySelectorAll('.figure')].map((figure) => [
        figure.querySelector('dt')?.textContent,
        figure.querySelector('dd')?.textContent,
      ]);
      expect(figures).to.deep.equal([
        ['Shares', '15'],
        ['Visits', '1,480'],
        ['Referrals', '3'],
        ['Rewards', '€10 + 50 points'],
      ]);
      expect(find(element, '.statuses').innerText.replace(/\s+/g, ' ').trim()).to.equal(
        'Became a customer 2 Interested 1',
      );
    });

    it('copies the link, says so, and tells that it happened', async () => {
      const client = createFakeClient(KNOWN);
      const shared = collect('goodword-shared');
      const element = await mount('goodword-refer', client);
      findButton(element, 'Copy').click();
      await waitUntil(() => find(element, '[role=status]').textContent === 'Copied');
      expect(client.callsOf('share')[0]?.[0]).to.equal('copy');
      expect(shared.at(-1)?.detail).to.deep.equal({
        channel: 'copy',
        confirmed: true,
        url: `${ADVOCATE.url}?via=copy`,
      });
    });

    it('selects the link where copying is blocked', async () => {
      const client = createFakeClient(KNOWN, { share: async () => 'unavailable' });
      const element = await mount('goodword-refer', client);
      findButton(element, 'Copy').click();
      const input = find<HTMLInputElement>(element, '#link');
      await waitUntil(() => element.shadowRoot?.activeElement === input);
      await waitUntil(() => shownText(element).includes('copy it yourself'));
      expect(input.selectionEnd).to.equal(ADVOCATE.url.length);
    });

    it('has everything within reach of the keyboard', async () => {
      const element = await mount('goodword-refer', createFakeClient(KNOWN));
      const controls = [...element.renderRoot.querySelectorAll<HTMLElement>('input, button')];
      expect(controls.length).to.be.greaterThan(6);
      for (const control of controls) {
        control.focus();
        expect(element.shadowRoot?.activeElement).to.equal(control);
        expect(control.tabIndex).to.equal(0);
      }
    });

    it('has targets of 44 pixels', async () => {
      const element = await mount('goodword-refer', createFakeClient(KNOWN));
      for (const button of element.renderRoot.querySelectorAll('button')) {
        const { width, height } = button.getBoundingClientRect();
        expect(Math.min(width, height)).to.be.at.least(44);
      }
    });

    it('counts its view once', async () => {
      const client = createFakeClient(KNOWN);
      const element = await mount('goodword-refer', client);
      element.requestUpdate();
      await element.updateComplete;
      expect(client.callsOf('track')).to.deep.equal([[{ type: 'view', element: 'refer' }]]);
    });

    it('writes only what changed', async () => {
      const client = createFakeClient(WITH_FIGURES);
      const element = await mount('goodword-refer', client);
      const advocate = { ...ADVOCATE, hasFigures: true, shares: { whatsapp: 15 }, visits: 1481 };
      const writes = await countWrites(element, () => client.change({ advocate }));
      expect(writes).to.equal(1);
    });

    it('fits into 280 pixels', async () => {
      const element = await mount('goodword-refer', createFakeClient(WITH_FIGURES));
      element.style.width = '280px';
      const card = find(element, '.card');
      expect(card.scrollWidth).to.be.at.most(card.clientWidth);
    });
  });

  it('never runs what a program or an advocate says', async () => {
    const bad = '<img src=x onerror="window.hurt=true"><script>window.hurt=true</script>';
    const program = {
      ...PROGRAM,
      name: bad,
      channels: ['__proto__', bad, 'constructor'],
      texts: { en: { code: bad, disclosureNote: bad } },
      offer: { ...PROGRAM.offer, advocate: { ...PROGRAM.offer.advocate, text: { en: bad } } },
    };
    const advocate = { ...ADVOCATE, code: bad, url: ['javascript', 'window.hurt=true'].join(':') };
    const element = await mount(
      'goodword-refer',
      createFakeClient({ ...READY, program, advocate }),
    );
    for (const button of element.renderRoot.querySelectorAll('button')) button.click();
    await element.updateComplete;
    expect(window).not.to.have.property('hurt');
    expect(element.renderRoot.querySelector('img, script, [href], [onerror]')).to.equal(null);
    expect(find(element, 'h2').textContent.trim()).to.equal(bad);
  });
});
