import { expect } from '@open-wc/testing';
import { openRealm, type Realm } from './testing/open-realm.js';
import type * as RealTcf from './testing/real-tcf.js';
import type { TestConsent } from './testing/real-tcf.js';
import { ALL_DENIED, ALL_GRANTED, NOTHING, STATISTICS_ONLY } from './testing/said.js';

type TcfApi = (command: string, version: number, callback: unknown, value?: number) => void;

const EVERYTHING: TestConsent = { purposes: [1, 7, 9], vendors: [42] };

describe('watchTcf() with the reference platform', () => {
  let realm: Realm;

  beforeEach(async () => {
    realm = await openRealm();
    await realm.addScript('@iabtechlabtcf/stub/lib/stub.js');
  });

  afterEach(() => realm.close());

  async function loadPlatform() {
    const { CmpApi, encodeConsent } = await realm.importModule<typeof RealTcf>(
      '/packages/core/src/browser/consent-sources/testing/real-tcf.ts',
    );
    const platform = new CmpApi(7, 1, true);
    return {
      platform,
      show: () => platform.update('', true),
      choose: (consent: TestConsent) => platform.update(encodeConsent(consent)),
    };
  }

  /** Keeps the numbers of the listeners that are taken away from now on. */
  function recordRemovals(): unknown[] {
    const removed: unknown[] = [];
    const page = realm.window as unknown as { __tcfapi: TcfApi };
    const call = page.__tcfapi;
    page.__tcfapi = (command, version, callback, value) => {
      if (command === 'removeEventListener') removed.push(value);
      call(command, version, callback, value);
    };
    return removed;
  }

  const watch = (options = {}) => realm.watch('tcf', 'watchTcf', options);

  it('says nothing while the stub, and then the banner, waits for an answer', async () => {
    const { reports } = await watch();
    expect(reports).to.deep.equal([]);
    const { show } = await loadPlatform();
    show();
    expect(reports).to.deep.equal([]);
  });

  it('takes what is accepted on the banner, from a listener that waited on the stub', async () => {
    const { reports } = await watch();
    const { show, choose } = await loadPlatform();
    show();
    choose(EVERYTHING);
    expect(reports).to.deep.equal([ALL_GRANTED]);
  });

  it('takes a refusal, whose purpose 1 is undefined', async () => {
    const { reports } = await watch();
    const { show, choose } = await loadPlatform();
    show();
    choose({});
    expect(reports).to.deep.equal([ALL_DENIED]);
  });

  it('takes a withdrawal, and not the banner that shows the old consents', async () => {
    const { reports } = await watch();
    const { platform, choose } = await loadPlatform();
    choose(EVERYTHING);
    const { encodeConsent } = await realm.importModule<typeof RealTcf>(
      '/packages/core/src/browser/consent-sources/testing/real-tcf.ts',
    );
    choose({});
    platform.update(encodeConsent(EVERYTHING), true);
    expect(reports).to.deep.equal([ALL_GRANTED, ALL_DENIED]);
  });

  it('takes what a returning visitor once chose', async () => {
    const { choose } = await loadPlatform();
    choose({ purposes: [1, 9] });
    const { reports } = await watch();
    expect(reports).to.deep.equal([STATISTICS_ONLY]);
  });

  it('grants nothing without purpose 1', async () => {
    const { last } = await watch();
    const { choose } = await loadPlatform();
    choose({ purposes: [7, 9] });
    expect(last()).to.deep.equal(ALL_DENIED);
  });

  it('leaves out what purpose 1 would have told where it was not asked', async () => {
    const { last } = await watch();
    const { choose } = await loadPlatform();
    choose({ purposes: [1, 9], purposeOneTreatment: true });
    expect(last()).to.deep.equal({ forwarding: 'denied' });
  });

  it("puts the site's own purposes before its partners'", async () => {
    const { last } = await watch();
    const { choose } = await loadPlatform();
    choose({ purposes: [1, 7, 9], publisher: [1] });
    expect(last()).to.deep.equal({ ...ALL_DENIED, attribution: 'granted' });
    choose({ purposes: [], publisher: [1, 7] });
    expect(last()).to.deep.equal(ALL_GRANTED);
  });

  it('asks for the vendor as well when the program names one', async () => {
    const { last } = await watch({ tcfVendor: 43 });
    const { choose } = await loadPlatform();
    choose(EVERYTHING);
    expect(last()).to.deep.equal(ALL_DENIED);
    choose({ ...EVERYTHING, vendors: [43] });
    expect(last()).to.deep.equal(ALL_GRANTED);
  });

  it('says nothing outside the GDPR unless the program says what holds there', async () => {
    const silent = await watch();
    const granted = await watch({ outside: 'granted' });
    const { platform, choose } = await loadPlatform();
    platform.update(null);
    expect(silent.reports).to.deep.equal([]);
    expect(granted.reports).to.deep.equal([ALL_GRANTED]);
    choose(EVERYTHING);
    platform.update(null);
    expect(silent.reports).to.deep.equal([ALL_GRANTED, NOTHING]);
  });

  it('says nothing when the platform is disabled', async () => {
    const { platform } = await loadPlatform();
    platform.disable();
    const { reports } = await watch({ outside: 'granted' });
    expect(reports).to.deep.equal([]);
  });

  it('ends the first listener, whose number is 0, and tells no more', async () => {
    const { choose } = await loadPlatform();
    const watched = await watch();
    choose(EVERYTHING);
    const removed = recordRemovals();
    watched.end();
    choose({});
    expect(removed).to.deep.equal([0]);
    expect(watched.reports).to.deep.equal([ALL_GRANTED]);
  });

  it('takes its listener away when it was ended while it waited on the stub', async () => {
    const { reports, end } = await watch();
    end();
    const { choose } = await loadPlatform();
    const removed = recordRemovals();
    choose(EVERYTHING);
    expect(removed).to.deep.equal([0]);
    expect(reports).to.deep.equal([]);
  });
});
