import { expect } from '@open-wc/testing';
import { createFakeClient } from '../testing/fake-client.js';
import { collect, expectAccessible, find, findButton, mount, shownText } from '../testing/mount.js';
import { PROGRAM, READY } from '../testing/program.js';
import { itKeepsThePromises } from '../testing/promises.js';
import './welcome.define.js';
import { GoodwordWelcome } from './welcome.js';

const REFERRED = { ...READY, referrer: { code: '7K3MQ9TZ4HV', displayName: 'Ada' } };

describe('<goodword-welcome>', () => {
  itKeepsThePromises(GoodwordWelcome, () => createFakeClient(REFERRED));

  it('is accessible', () => expectAccessible('goodword-welcome', () => createFakeClient(REFERRED)));

  it('shows nothing, and takes no place, for one who was not sent', async () => {
    const ready = collect('goodword-ready');
    const element = await mount('goodword-welcome', createFakeClient());
    expect(shownText(element)).to.equal('');
    expect(getComputedStyle(element).display).to.equal('none');
    expect(ready.filter((event) => event.target === element)).to.deep.equal([]);
  });

  it('names who sent the visitor, and what they get', async () => {
    const element = await mount('goodword-welcome', createFakeClient(REFERRED));
    expect(find(element, 'h2').innerText).to.equal('Ada sent you');
    expect(shownText(element)).to.contain('You get 15% off.');
  });

  it('names nobody who did not allow it', async () => {
    const referrer = { code: '7K3MQ9TZ4HV' };
    const element = await mount('goodword-welcome', createFakeClient({ ...READY, referrer }));
    expect(find(element, 'h2').innerText).to.equal('A friend sent you');
  });

  it('shows the voucher when asked, and moves the focus there', async () => {
    const element = await mount('goodword-welcome', createFakeClient(REFERRED));
    expect(shownText(element)).not.to.contain('WELCOME-15');
    findButton(element, 'Show my voucher').click();
    await element.updateComplete;
    await element.updateComplete;
    expect(find(element, '.coupon').innerText).to.contain('WELCOME-15');
    expect(element.shadowRoot?.activeElement).to.equal(find(element, '.coupon'));
  });

  it('offers no voucher where the program has none', async () => {
    const friend = { benefit: PROGRAM.offer.friend.benefit };
    const program = { ...PROGRAM, offer: { ...PROGRAM.offer, friend } };
    const element = await mount('goodword-welcome', createFakeClient({ ...REFERRED, program }));
    expect(element.renderRoot.querySelectorAll('button')).to.have.lengthOf(1);
  });

  it('is closed by its button', async () => {
    const dismissed = collect('goodword-dismissed');
    const element = await mount('goodword-welcome', createFakeClient(REFERRED));
    findButton(element, 'Close').click();
    await element.updateComplete;
    expect(shownText(element)).to.equal('');
    expect(dismissed.at(-1)?.detail).to.deep.equal({ reason: 'close-button' });
  });

  it('is closed by the escape key', async () => {
    const dismissed = collect('goodword-dismissed');
    const element = await mount('goodword-welcome', createFakeClient(REFERRED));
    const key = new KeyboardEvent('keydown', { key: 'Escape', bubbles: true });
    findButton(element, 'Close').dispatchEvent(key);
    await element.updateComplete;
    expect(shownText(element)).to.equal('');
    expect(dismissed.at(-1)?.detail).to.deep.equal({ reason: 'escape-key' });
  });

  it('never runs what an advocate is called', async () => {
    const displayName = '<img src=x onerror="window.hurt=true">';
    const referrer = { code: 'X', displayName };
    const element = await mount('goodword-welcome', createFakeClient({ ...READY, referrer }));
    expect(find(element, 'h2').innerText).to.equal(`${displayName} sent you`);
    expect(window).not.to.have.property('hurt');
  });
});
