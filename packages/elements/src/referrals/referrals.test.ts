import { expect } from '@open-wc/testing';
import { createFakeClient } from '../testing/fake-client.js';
import { expectAccessible, mount, shownText } from '../testing/mount.js';
import { ADVOCATE, READY, WITH_FIGURES } from '../testing/program.js';
import { itKeepsThePromises } from '../testing/promises.js';
import './referrals.define.js';
import { GoodwordReferrals } from './referrals.js';

describe('<goodword-referrals>', () => {
  itKeepsThePromises(GoodwordReferrals, () => createFakeClient(WITH_FIGURES));

  it('is accessible', () =>
    expectAccessible('goodword-referrals', () => createFakeClient(WITH_FIGURES)));

  it('lists referrals and rewards with their status in words', async () => {
    const element = await mount('goodword-referrals', createFakeClient(WITH_FIGURES));
    const lines = [...element.renderRoot.querySelectorAll('li')].map((line) =>
      line.innerText.replace(/\s+/g, ' ').trim(),
    );
    expect(lines).to.deep.equal([
      'A friend Nov 2, 2026 Became a customer',
      'A friend Nov 12, 2026 Became a customer',
      'A friend Nov 20, 2026 Interested',
      '€10 Nov 5, 2026 Paid',
      '€10 Nov 6, 2026 Not granted',
      '50 points Nov 21, 2026 On its way',
    ]);
  });

  it('says so while there is nobody yet', async () => {
    const state = { ...WITH_FIGURES, referrals: [], rewards: [] };
    const element = await mount('goodword-referrals', createFakeClient(state));
    expect(shownText(element)).to.contain('Nobody yet.');
    await expect(element).to.be.accessible();
  });

  it('asks one whose figures may not be shown to sign in', async () => {
    const state = { ...READY, advocate: ADVOCATE };
    const element = await mount('goodword-referrals', createFakeClient(state));
    expect(shownText(element)).to.contain('Sign in to see');
    await expect(element).to.be.accessible();
  });

  it('asks for the figures when they are not there yet', async () => {
    const client = createFakeClient({ ...READY, advocate: { ...ADVOCATE, hasFigures: true } });
    await mount('goodword-referrals', client);
    expect(client.callsOf('refresh')).to.have.lengthOf(1);
  });
});
