import { expect, waitUntil } from '@open-wc/testing';
import { createFakeClient } from '../testing/fake-client.js';
import { collect, expectAccessible, findButton, mount, shownText } from '../testing/mount.js';
import { ADVOCATE, PROGRAM, READY } from '../testing/program.js';
import { itKeepsThePromises } from '../testing/promises.js';
import './share.define.js';
import { GoodwordShare } from './share.js';

const KNOWN = { ...READY, advocate: ADVOCATE };

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
