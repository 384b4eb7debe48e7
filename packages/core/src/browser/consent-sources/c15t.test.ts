import { expect } from '@open-wc/testing';
import { openRealm, type Realm } from './testing/open-realm.js';
import type * as RealC15t from './testing/real-c15t.js';
import type { ConsentRuntimeOptions } from './testing/real-c15t.js';
import { clearDevice } from './testing/real-page.js';
import { ALL_DENIED, ALL_GRANTED, NOTHING, STATISTICS_ONLY } from './testing/said.js';

describe('watchC15t() with c15t', () => {
  let realm: Realm;

  beforeEach(async () => {
    clearDevice();
    realm = await openRealm();
  });

  afterEach(() => {
    realm.close();
    clearDevice();
  });

  async function loadPlatform(options: Partial<ConsentRuntimeOptions> = {}) {
    const { getOrCreateConsentRuntime, policyPackPresets } = await realm.importModule<
      typeof RealC15t
    >('/packages/core/src/browser/consent-sources/testing/real-c15t.ts');
    const { consentStore } = getOrCreateConsentRuntime({
      mode: 'offline',
      consentCategories: ['necessary', 'measurement', 'marketing'],
      overrides: { country: 'DE' },
      offlinePolicy: { policyPacks: [policyPackPresets.europeOptIn()] },
      reloadOnConsentRevoked: false,
      ...options,
    } as ConsentRuntimeOptions);
    await consentStore.getState().initConsentManager();
    return consentStore.getState;
  }

  const watch = (options = {}) => realm.watch('c15t', 'watchC15t', options);

  it('says nothing while it waits for an answer, nor of a switch that is not saved', async () => {
    const state = await loadPlatform();
    const { reports } = await watch();
    state().setSelectedConsent('measurement', true);
    expect(state().activeUI).to.equal('banner');
    expect(reports).to.deep.equal([]);
  });

  it('takes what is accepted, in part withdrawn, and refused', async () => {
    const state = await loadPlatform();
    const { reports } = await watch();
    await state().saveConsents('all');
    state().setSelectedConsent('marketing', false);
    await state().saveConsents('custom');
    await state().saveConsents('necessary');
    expect(reports).to.deep.equal([ALL_GRANTED, STATISTICS_ONLY, ALL_DENIED]);
  });

  it('says nothing any more when the choice is reset', async () => {
    const state = await loadPlatform();
    const { reports } = await watch();
    await state().saveConsents('all');
    state().resetConsents();
    expect(reports).to.deep.equal([ALL_GRANTED, NOTHING]);
  });

  it('takes what a returning visitor once chose', async () => {
    const state = await loadPlatform();
    await state().saveConsents('necessary');
    realm.close();
    realm = await openRealm();
    await loadPlatform();
    const { reports } = await watch();
    expect(reports).to.deep.equal([ALL_DENIED]);
  });

  it('says nothing of what it grants by itself where people opt out', async () => {
    const state = await loadPlatform({
      overrides: { country: 'US', region: 'CA' },
      offlinePolicy: { policyPacks: [] },
      consentCategories: ['necessary', 'measurement', 'marketing'],
    });
    const { reports } = await watch();
    expect(state().consents.measurement).to.equal(true);
    expect(reports).to.deep.equal([]);
  });

  it('says nothing when it is disabled, although it then calls everything granted', async () => {
    const state = await loadPlatform({ enabled: false });
    const { reports } = await watch();
    expect(state().hasConsented()).to.equal(true);
    expect(state().has('measurement')).to.equal(true);
    expect(reports).to.deep.equal([]);
  });

  it('reads the categories that the program chose', async () => {
    const state = await loadPlatform();
    const { last } = await watch({ names: { c15t: { attribution: ['marketing'] } } });
    state().setSelectedConsent('measurement', true);
    await state().saveConsents('custom');
    expect(last()).to.deep.equal({ ...ALL_DENIED, measurement: 'granted' });
  });

  it('tells no more once it was ended', async () => {
    const state = await loadPlatform();
    const { reports, end } = await watch();
    end();
    await state().saveConsents('all');
    expect(reports).to.deep.equal([]);
  });
});
