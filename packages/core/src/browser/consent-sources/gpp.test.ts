import { expect } from '@open-wc/testing';
import { installGppStub } from './testing/gpp-stub.js';
import { openRealm, type Realm } from './testing/open-realm.js';
import type * as RealGpp from './testing/real-gpp.js';
import { ALL_DENIED, ALL_GRANTED, NOTHING, STATISTICS_ONLY } from './testing/said.js';

const EUROPE = 2;
const CANADA = 5;
const CALIFORNIA = 8;

describe('watchGpp() with the reference platform', () => {
  let realm: Realm;

  beforeEach(async () => {
    realm = await openRealm();
    installGppStub(realm.window);
  });

  afterEach(() => realm.close());

  async function loadPlatform(...sections: number[]) {
    const { CmpApi, bits } = await realm.importModule<typeof RealGpp>(
      '/packages/core/src/browser/consent-sources/testing/real-gpp.ts',
    );
    const platform = new CmpApi(7, 1);
    platform.setApplicableSections(sections);
    const isReady = (is: boolean) =>
      platform.setSignalStatus(
        (is ? 'ready' : 'not ready') as Parameters<typeof platform.setSignalStatus>[0],
      );
    return {
      platform,
      bits,
      isReady,
      choose(...purposes: number[]) {
        isReady(false);
        platform.setFieldValue('tcfeuv2', 'PurposeConsents', bits(...purposes));
        isReady(true);
      },
    };
  }

  const watch = (options = {}) => realm.watch('gpp', 'watchGpp', options);

  it('says nothing while the stub, and then the banner, waits for an answer', async () => {
    const { reports } = await watch();
    const { platform, bits, isReady } = await loadPlatform(EUROPE);
    isReady(false);
    platform.setFieldValue('tcfeuv2', 'PurposeConsents', bits(1, 7, 9));
    platform.fireSectionChange('tcfeuv2');
    expect(reports).to.deep.equal([]);
  });

  it('takes what is accepted, refused and withdrawn, from a listener that waited', async () => {
    const { reports } = await watch();
    const { choose } = await loadPlatform(EUROPE);
    choose(1, 7, 9);
    choose(1, 9);
    choose();
    expect(reports).to.deep.equal([ALL_GRANTED, STATISTICS_ONLY, ALL_DENIED]);
  });

  it('takes what a returning visitor once chose', async () => {
    const { choose } = await loadPlatform(EUROPE);
    choose(1, 7);
    const { reports } = await watch();
    expect(reports).to.deep.equal([ALL_GRANTED]);
  });

  it("puts the site's own purposes before its partners', and asks for a named vendor", async () => {
    const own = await watch();
    const vendor = await watch({ tcfVendor: 42 });
    const { platform, bits, choose } = await loadPlatform(EUROPE);
    platform.setFieldValue('tcfeuv2', 'PublisherConsents', bits(1));
    platform.setFieldValue('tcfeuv2', 'VendorConsents', [41]);
    choose(1, 7, 9);
    expect(own.last()).to.deep.equal({ ...ALL_DENIED, attribution: 'granted' });
    expect(vendor.last()).to.deep.equal(ALL_DENIED);
    platform.setFieldValue('tcfeuv2', 'VendorConsents', [41, 42]);
    platform.setFieldValue('tcfeuv2', 'PublisherConsents', bits());
    choose(1, 7, 9);
    expect(vendor.last()).to.deep.equal(ALL_GRANTED);
  });

  it('takes what Canadians consent to, and not what is implied', async () => {
    const { last } = await watch();
    const { platform, bits, isReady } = await loadPlatform(CANADA);
    platform.setFieldValue('tcfcav1', 'PurposesImpliedConsent', bits(1, 7, 9));
    isReady(true);
    expect(last()).to.deep.equal(ALL_DENIED);
    platform.setFieldValue('tcfcav1', 'PurposesExpressConsent', bits(1, 7));
    isReady(true);
    expect(last()).to.deep.equal(ALL_GRANTED);
  });

  it('takes an American opt-out for a refusal of forwarding, and its absence for nothing', async () => {
    const { reports } = await watch();
    const { platform, isReady } = await loadPlatform(CALIFORNIA);
    platform.setFieldValue('usca', 'SaleOptOut', 2);
    isReady(true);
    expect(reports).to.deep.equal([]);
    platform.setFieldValue('usca', 'SaleOptOut', 1);
    isReady(true);
    expect(reports).to.deep.equal([{ forwarding: 'denied' }]);
  });

  it('holds what the program says where no section asks, but for an opt-out', async () => {
    const silent = await watch();
    const { last } = await watch({ outside: 'granted' });
    const { platform, isReady } = await loadPlatform(-1);
    isReady(true);
    expect(last()).to.deep.equal(ALL_GRANTED);
    expect(silent.reports).to.deep.equal([]);
    platform.setFieldValue('usnat', 'TargetedAdvertisingOptOut', 1);
    isReady(true);
    expect(last()).to.deep.equal(STATISTICS_ONLY);
  });

  it('says nothing of a visitor whose law is not known', async () => {
    const { reports } = await watch({ outside: 'granted' });
    const { isReady } = await loadPlatform(0);
    isReady(true);
    expect(reports).to.deep.equal([]);
  });

  it('says nothing of Europe where its section does not apply', async () => {
    const { reports } = await watch();
    const { choose } = await loadPlatform(CALIFORNIA);
    choose(1, 7, 9);
    expect(reports).to.deep.equal([]);
  });

  it('forgets what it said when the law that it was said under does not apply', async () => {
    const { reports } = await watch();
    const { platform, choose, isReady } = await loadPlatform(EUROPE);
    choose(1, 7, 9);
    platform.setApplicableSections([-1]);
    isReady(true);
    expect(reports).to.deep.equal([ALL_GRANTED, NOTHING]);
  });

  it('reads sections that are arrays of segments', async () => {
    const { bits } = await loadPlatform(EUROPE);
    const listeners: ((event: object) => void)[] = [];
    Object.assign(realm.window, {
      __gpp: (command: string, listener: (event: object) => void) => {
        if (command === 'addEventListener') listeners.push(listener);
      },
    });
    const { reports } = await watch();
    const tell = (sections: number[], parsedSections: object) => {
      const pingData = { signalStatus: 'ready', applicableSections: sections, parsedSections };
      for (const listener of listeners) listener({ listenerId: 1, pingData });
    };
    tell([EUROPE], { tcfeuv2: [{ PurposeConsents: bits(1, 9) }, { VendorsDisclosed: [] }] });
    tell([CALIFORNIA], { usca: [{ SaleOptOut: 2 }, { SubsectionType: 1, Gpc: true }] });
    expect(reports).to.deep.equal([STATISTICS_ONLY, { forwarding: 'denied' }]);
  });

  it('tells no more once it was ended', async () => {
    const { reports, end } = await watch();
    const { platform, choose } = await loadPlatform(EUROPE);
    choose(1, 7);
    end();
    choose();
    platform.fireSectionChange('tcfeuv2');
    expect(reports).to.deep.equal([ALL_GRANTED]);
  });
});
