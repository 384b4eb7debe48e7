import { expect, waitUntil } from '@open-wc/testing';
import { createFakeClient } from '../testing/fake-client.js';
import { collect, expectAccessible, find, findButton, mount, shownText } from '../testing/mount.js';
import { READY, UNDECIDED } from '../testing/program.js';
import { itKeepsThePromises } from '../testing/promises.js';
import './consent.define.js';
import { GoodwordConsent } from './consent.js';

const DECIDED = { ...READY, consent: { ...UNDECIDED, decided: true } };

describe('<goodword-consent>', () => {
  itKeepsThePromises(GoodwordConsent, () => createFakeClient());

  it('is accessible', () => expectAccessible('goodword-consent', () => createFakeClient()));

  it('is accessible once decided', () =>
    expectAccessible('goodword-consent', () => createFakeClient(DECIDED)));

  it('asks in a labelled region, without taking the focus', async () => {
    const element = await mount('goodword-consent', createFakeClient());
    const region = find(element, 'section');
    const label = find(element, `#${region.getAttribute('aria-labelledby') ?? ''}`);
    expect(label.innerText).to.equal('May we remember who sent you?');
    expect(document.activeElement).to.not.equal(element);
    expect(region.querySelectorAll('li')).to.have.lengthOf(2);
  });

  it('gives both answers the same weight', async () => {
    const element = await mount('goodword-consent', createFakeClient());
    const look = (name: string) => {
      const button = findButton(element, name);
      const style = getComputedStyle(button);
      const { width, height } = button.getBoundingClientRect();
      return [style.color, style.backgroundColor, style.fontSize, style.fontWeight, width, height];
    };
    expect(look('Refuse')).to.deep.equal(look('Allow'));
  });

  it('grants attribution and measurement by the banner, and nothing more', async () => {
    const client = createFakeClient();
    const changes = collect('goodword-consent-changed');
    const element = await mount('goodword-consent', client);
    findButton(element, 'Allow').click();
    await waitUntil(() => changes.length > 0);
    expect(client.callsOf('consent.set')).to.deep.equal([
      [{ attribution: true, measurement: true }, 'banner'],
    ]);
    expect(changes.at(-1)?.detail.purposes.attribution).to.equal('granted');
  });

  it('refuses with one click, and remembers the refusal', async () => {
    const client = createFakeClient();
    const element = await mount('goodword-consent', client);
    findButton(element, 'Refuse').click();
    await waitUntil(() => shownText(element) === 'Privacy choices');
    expect(
      client.calls.map(([name]) => name).filter((name) => name.startsWith('consent')),
    ).to.deep.equal(['consent.set']);
    expect(client.callsOf('consent.set')).to.deep.equal([
      [{ attribution: false, measurement: false, forwarding: false }, 'banner'],
    ]);
  });

  it('withdraws what was granted when the visitor comes back to refuse', async () => {
    const client = createFakeClient();
    const element = await mount('goodword-consent', client);
    findButton(element, 'Allow').click();
    await waitUntil(() => shownText(element) === 'Privacy choices');
    findButton(element, 'Privacy choices').click();
    await waitUntil(() => shownText(element).includes('May we remember'));
    await waitUntil(() => element.shadowRoot?.activeElement === find(element, 'section'));
    findButton(element, 'Refuse').click();
    await waitUntil(() => shownText(element) === 'Privacy choices');
    expect(client.callsOf('consent.withdraw')).to.have.lengthOf(1);
    expect(client.callsOf('consent.set')).to.have.lengthOf(2);
  });

  it('keeps the choice within reach of the keyboard', async () => {
    const element = await mount('goodword-consent', createFakeClient());
    findButton(element, 'Refuse').focus();
    findButton(element, 'Refuse').click();
    await waitUntil(() => element.shadowRoot?.activeElement?.classList.contains('change'));
    expect(element.shadowRoot?.activeElement?.textContent.trim()).to.equal('Privacy choices');
  });

  it('asks nothing where nothing is asked for', async () => {
    const consent = { ...UNDECIDED, mode: 'cookieless' as const };
    const element = await mount('goodword-consent', createFakeClient({ ...READY, consent }));
    expect(shownText(element)).to.equal('');
  });
});
