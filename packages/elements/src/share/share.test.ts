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
import { ADVOCATE, PROGRAM, READY } from '../testing/program.js';
import { itKeepsThePromises } from '../testing/promises.js';
import './share.define.js';
import { GoodwordShare } from './share.js';

const KNOWN = { ...READY, advocate: ADVOCATE };

const LINK_OF_BLUESKY = `${ADVOCATE.url}?via=bluesky`.length;

/** Lets a test say whether the device has a share sheet. */
function setNativeShare(present: boolean): void {
  const share = present ? async () => undefined : undefined;
  Object.defineProperty(navigator, 'share', { value: share, configurable: true });
}

describe('<goodword-share>', () => {
  afterEach(() => Reflect.deleteProperty(navigator, 'share'));

  itKeepsThePromises(GoodwordShare, () => createFakeClient(KNOWN));

  it('is accessible', () => expectAccessible('goodword-share', () => createFakeClient(KNOWN)));

  it('offers the program’s networks in their order, and to copy', async () => {
    setNativeShare(false);
    const element = await mount('goodword-share', createFakeClient(KNOWN));
    const names = [...element.renderRoot.querySelectorAll('button')].map((button) =>
      button.textContent.trim(),
    );
    expect(names).to.deep.equal([
      'Copy link',
      'WhatsApp',
      'E-mail',
      'Text message',
      'Telegram',
      'X',
      'Bluesky',
    ]);
  });

  it('puts the device’s own sheet first where there is one', async () => {
    setNativeShare(true);
    const client = createFakeClient(KNOWN);
    const element = await mount('goodword-share', client);
    const first = element.renderRoot.querySelector('button');
    expect(first?.textContent.trim()).to.equal('Share');
    first?.click();
    expect(client.callsOf('share')[0]?.[0]).to.equal('native');
  });

  it('shares with a message that tells of the reward', async () => {
    const client = createFakeClient(KNOWN);
    const shared = collect('goodword-shared');
    const element = await mount('goodword-share', client, {
      properties: { sku: 'mug', to: '/mugs' },
    });
    findButton(element, 'WhatsApp').click();
    await waitUntil(() => shared.length > 0);
    expect(client.callsOf('share')).to.deep.equal([
      [
        'whatsapp',
        {
          sku: 'mug',
          to: '/mugs',
          text: 'I like Harbour Coffee. With my link you get 15% off. I get a reward too.',
          disclosure: 'I get a reward too.',
        },
      ],
    ]);
    expect(shared.at(-1)?.detail).to.deep.equal({
      channel: 'whatsapp',
      confirmed: false,
      url: `${ADVOCATE.url}?via=whatsapp`,
    });
  });

  it('leaves a share to the host that asks for it', async () => {
    const client = createFakeClient(KNOWN);
    const element = await mount('goodword-share', client);
    let detail: unknown;
    element.addEventListener('goodword-share-request', (event) => {
      ({ detail } = event);
      event.preventDefault();
    });
    findButton(element, 'X').click();
    await element.updateComplete;
    expect(client.callsOf('share')).to.deep.equal([]);
    expect(detail).to.have.keys('channel', 'text', 'url');
  });

  it('says when a network could not be opened', async () => {
    const client = createFakeClient(KNOWN, { share: async () => 'unavailable' });
    const errors = collect('goodword-error');
    const element = await mount('goodword-share', client);
    findButton(element, 'Telegram').click();
    await waitUntil(() => shownText(element).includes('That did not work'));
    expect(errors.at(-1)?.detail).to.deep.equal({ code: 'share-unavailable', retriable: true });
  });

  it('stays quiet when a person closes the share sheet', async () => {
    setNativeShare(true);
    const client = createFakeClient(KNOWN, { share: async () => 'cancelled' });
    const shared = collect('goodword-shared');
    const element = await mount('goodword-share', client);
    findButton(element, 'Share').click();
    await element.updateComplete;
    expect(shared).to.deep.equal([]);
    expect(shownText(element)).not.to.contain('did not work');
  });

  describe('the message', () => {
    const WORDS = 'I like Harbour Coffee. With my link you get 15% off.';

    const fieldOf = (element: Element) => find<HTMLTextAreaElement>(element, 'textarea');

    function type(element: Element, words: string): void {
      const field = fieldOf(element);
      field.value = words;
      field.dispatchEvent(new Event('input', { bubbles: true }));
    }

    /** The words of the last share. */
    const sharedText = (client: ReturnType<typeof createFakeClient>) =>
      (client.callsOf('share').at(-1)?.[1] as { text: string }).text;

    it('is one line until it is opened by its summary', async () => {
      const element = await mount('goodword-share', createFakeClient(KNOWN));
      const field = fieldOf(element);
      expect(field.checkVisibility({ contentVisibilityAuto: true })).to.equal(false);
      expect(find(element, 'summary').innerText).to.contain(WORDS);
      find(element, 'summary').click();
      await waitUntil(() => field.checkVisibility({ contentVisibilityAuto: true }));
      expect(field.value).to.equal(WORDS);
      field.focus();
      expect(element.shadowRoot?.activeElement).to.equal(field);
    });

    it('is accessible while it is open', () =>
      expectAccessible(
        'goodword-share',
        () => createFakeClient(KNOWN),
        (element) => find(element, 'summary').click(),
      ));

    it('goes as it was edited, and the disclosure with it', async () => {
      const client = createFakeClient(KNOWN);
      const element = await mount('goodword-share', client);
      type(element, ' Try this! ');
      findButton(element, 'WhatsApp').click();
      await waitUntil(() => client.callsOf('share').length === 1);
      expect(sharedText(client)).to.equal('Try this! I get a reward too.');
      await element.share('telegram');
      expect(sharedText(client)).to.equal('Try this! I get a reward too.');
    });

    it('stays as it was edited when the language changes or the element moves', async () => {
      const element = await mount('goodword-share', createFakeClient(KNOWN));
      type(element, 'Mine');
      element.locale = 'de';
      await waitUntil(() => shownText(element).includes('Link kopieren'));
      const place = document.createElement('div');
      element.parentElement?.append(place);
      place.append(element);
      await element.updateComplete;
      expect(fieldOf(element).value).to.equal('Mine');
      expect(find(element, '.tail').textContent).to.contain('Ich erhalte auch eine Prämie.');
    });

    it('comes back when it is left empty', async () => {
      const element = await mount('goodword-share', createFakeClient(KNOWN));
      type(element, '  ');
      await element.updateComplete;
      fieldOf(element).dispatchEvent(new Event('change', { bubbles: true }));
      await element.updateComplete;
      expect(fieldOf(element).value).to.equal(WORDS);
    });

    it('writes only what is typed', async () => {
      const element = await mount('goodword-share', createFakeClient(KNOWN));
      // The preview, and the counts of X and Bluesky.
      expect(await countWrites(element, () => type(element, 'Short'))).to.equal(3);
    });

    it('is counted as each network counts, link and disclosure with it', async () => {
      const element = await mount('goodword-share', createFakeClient(KNOWN));
      type(element, 'Hi 👨‍👩‍👧');
      await element.updateComplete;
      const counts = [...element.renderRoot.querySelectorAll<HTMLElement>('.counts li')].map(
        ({ textContent }) => textContent.replace(/\s+/g, ' ').trim(),
      );
      // "Hi 👨‍👩‍👧 I get a reward too. " is 25; for X an emoji is 2 and every link 23.
      expect(counts).to.include.members(['X 49/280', `Bluesky ${25 + LINK_OF_BLUESKY}/300`]);
    });

    it('says which networks it is too long for, once for all', async () => {
      const element = await mount('goodword-share', createFakeClient(KNOWN));
      find(element, 'summary').click();
      const status = find(element, '[role=status]');
      expect(status.textContent.trim()).to.equal('');
      type(element, 'a'.repeat(400));
      await element.updateComplete;
      expect(status.innerText).to.equal('Too long for X and Bluesky');
      expect(element.renderRoot.querySelectorAll('.over')).to.have.lengthOf(2);
      await expect(element).to.be.accessible();
    });
  });

  describe('a product', () => {
    const properties = {
      sku: 'mug-1',
      productUrl: 'https://shop.example.com/mugs/blue?size=2',
      productTitle: 'Blue mug',
    };

    it('is what the message, the link and the title are about', async () => {
      const client = createFakeClient(KNOWN);
      const element = await mount('goodword-share', client, { properties });
      findButton(element, 'E-mail').click();
      await waitUntil(() => client.callsOf('share').length === 1);
      expect(client.callsOf('share')[0]?.[1]).to.deep.equal({
        sku: 'mug-1',
        to: '/mugs/blue?size=2',
        title: 'Blue mug',
        text: 'I like Blue mug from Harbour Coffee. With my link you get 15% off. I get a reward too.',
        disclosure: 'I get a reward too.',
      });
    });

    it('is named by attributes', async () => {
      const element = await mount('goodword-share', createFakeClient(KNOWN));
      element.setAttribute('product-url', '/elsewhere');
      element.setAttribute('product-title', 'Blue mug');
      element.setAttribute('to', '/mugs');
      expect(element.shareContext).to.deep.equal({ title: 'Blue mug', to: '/mugs' });
    });

    it('leads to no other site', async () => {
      const element = await mount('goodword-share', createFakeClient(KNOWN), {
        properties: { productUrl: 'https://other.example.com/mugs' },
      });
      expect(element.shareContext).to.deep.equal({});
    });
  });

  describe('a network of many servers', () => {
    const program = { ...PROGRAM, channels: ['x', 'mastodon'] };
    const createClient = () => createFakeClient({ ...KNOWN, program });

    async function ask(client = createClient()) {
      const element = await mount('goodword-share', client);
      const button = findButton(element, 'Mastodon');
      button.click();
      await waitUntil(() => element.shadowRoot?.activeElement?.id === 'instance');
      return { client, element, button, input: find<HTMLInputElement>(element, '#instance') };
    }

    it('is asked for the person’s own', async () => {
      const { client, element, button, input } = await ask();
      expect(button.ariaExpanded).to.equal('true');
      expect(input.labels?.[0]?.innerText).to.equal('Your Mastodon server');
      await expect(element).to.be.accessible();
      input.value = '@ada@mastodon.social';
      findButton(element, 'Share').click();
      await waitUntil(() => client.callsOf('share').length === 1);
      const [channel, context] = client.callsOf('share')[0] ?? [];
      expect(channel).to.equal('mastodon');
      expect(context).to.include({ instance: 'mastodon.social' });
      await waitUntil(() => element.shadowRoot?.activeElement === button);
      expect(element.renderRoot.querySelector('#instance')).to.equal(null);
      expect(button.ariaExpanded).to.equal('false');
    });

    it('is remembered while the page is there, and nowhere else', async () => {
      const { client, element, button, input } = await ask();
      input.value = 'mastodon.social';
      findButton(element, 'Share').click();
      await waitUntil(
        () => client.callsOf('share').length === 1 && button.ariaExpanded === 'false',
      );
      button.click();
      await waitUntil(() => element.renderRoot.querySelector('#instance'));
      expect(find<HTMLInputElement>(element, '#instance').value).to.equal('mastodon.social');
      expect([localStorage.length, document.cookie]).to.deep.equal([0, '']);
    });

    it('asks again for what is no server', async () => {
      const { client, element, input } = await ask();
      input.value = 'nothing';
      findButton(element, 'Share').click();
      await waitUntil(() => input.getAttribute('aria-invalid') === 'true');
      expect(shownText(element)).to.contain('Please enter a server such as mastodon.social.');
      expect(client.callsOf('share')).to.deep.equal([]);
      await expect(element).to.be.accessible();
    });

    it('goes by the escape key, alone', async () => {
      const { element, button, input } = await ask();
      let passed = false;
      element.addEventListener('keydown', () => {
        passed = true;
      });
      const key = { key: 'Escape', bubbles: true, composed: true, cancelable: true };
      expect(input.dispatchEvent(new KeyboardEvent('keydown', key))).to.equal(false);
      await waitUntil(() => element.shadowRoot?.activeElement === button);
      expect(passed).to.equal(false);
      expect(element.renderRoot.querySelector('#instance')).to.equal(null);
    });

    it('goes by the button that asked', async () => {
      const { element, button } = await ask();
      button.click();
      await waitUntil(() => button.ariaExpanded === 'false');
      expect(element.renderRoot.querySelector('#instance')).to.equal(null);
    });
  });

  it('never runs what a host, a program or a person says', async () => {
    const bad = '<img src=x onerror="window.hurt=true">';
    const program = { ...PROGRAM, name: bad, channels: ['mastodon', bad, '__proto__'] };
    const client = createFakeClient({ ...KNOWN, program });
    const element = await mount('goodword-share', client, {
      properties: { productTitle: bad, productUrl: ['javascript', 'window.hurt=true'].join(':') },
    });
    const field = find<HTMLTextAreaElement>(element, 'textarea');
    field.value = bad;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    for (const button of element.renderRoot.querySelectorAll('button')) button.click();
    await waitUntil(() => element.renderRoot.querySelector('#instance'));
    expect(find(element, '.preview').textContent).to.equal(bad);
    expect(element.renderRoot.querySelector('img, script, [href], [onerror]')).to.equal(null);
    expect(element.shareContext).to.deep.equal({ title: bad });
    expect(window).not.to.have.property('hurt');
  });

  it('asks for no more width than it has', async () => {
    const element = await mount('goodword-share', createFakeClient(KNOWN));
    const place = element.parentElement as HTMLElement;
    place.style.display = 'grid';
    place.style.inlineSize = '280px';
    expect(element.getBoundingClientRect().width).to.equal(280);
    expect(find(element, '.root').scrollWidth).to.be.at.most(280);
  });

  it('shows a channel of the host’s own by its name', async () => {
    const program = { ...PROGRAM, channels: ['intranet'] };
    const element = await mount('goodword-share', createFakeClient({ ...KNOWN, program }));
    expect(findButton(element, 'Intranet').querySelector('svg')).to.not.equal(null);
  });

  it('asks an unknown advocate for an address first', async () => {
    const element = await mount('goodword-share', createFakeClient());
    expect(element.renderRoot.querySelector('input[type=email]')).to.not.equal(null);
  });
});
