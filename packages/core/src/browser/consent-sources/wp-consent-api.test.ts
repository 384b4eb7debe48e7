import { expect } from '@open-wc/testing';
import { createWordPressShim, follow } from './testing/platforms.js';
import { ALL_DENIED, ALL_GRANTED, NOTHING, STATISTICS_ONLY } from './testing/said.js';
import { watchWpConsentApi } from './wp-consent-api.js';

describe('watchWpConsentApi()', () => {
  let site: ReturnType<typeof createWordPressShim>;

  beforeEach(() => (site = createWordPressShim()));
  afterEach(() => site.remove());

  it('says nothing without a consent type, although it answers yes to everything', () => {
    const { reports } = follow(watchWpConsentApi);
    site.choose('statistics', 'allow');
    expect(reports).to.deep.equal([]);
  });

  for (const type of ['optin', 'optout'] as const) {
    it(`says nothing before a choice where the type is ${type}`, () => {
      const { reports } = follow(watchWpConsentApi);
      site.setType(type);
      expect(reports).to.deep.equal([]);
    });

    it(`takes what is allowed and then denied where the type is ${type}`, () => {
      site.setType(type);
      const { reports } = follow(watchWpConsentApi);
      site.choose('statistics', 'allow');
      site.choose('marketing', 'allow');
      site.choose('marketing', 'deny');
      site.choose('statistics', 'deny');
      expect(reports).to.deep.equal([
        { attribution: 'granted', measurement: 'granted' },
        ALL_GRANTED,
        STATISTICS_ONLY,
        ALL_DENIED,
      ]);
    });
  }

  it('takes what a returning visitor once chose, when the type comes late', () => {
    site.choose('statistics', 'allow');
    site.choose('marketing', 'deny');
    const { reports } = follow(watchWpConsentApi);
    expect(reports).to.deep.equal([]);
    site.setType('optin');
    expect(reports).to.deep.equal([STATISTICS_ONLY]);
  });

  it('forgets what it said when the type is taken away', () => {
    site.setType('optin');
    const { reports } = follow(watchWpConsentApi);
    site.choose('statistics', 'deny');
    site.setType(undefined);
    expect(reports.at(-1)).to.deep.equal(NOTHING);
  });

  it('reads the categories that the program chose, all of them', () => {
    site.setType('optin');
    const { last } = follow(watchWpConsentApi, {
      names: { 'wp-consent-api': { attribution: ['preferences', 'statistics'] } },
    });
    site.choose('preferences', 'allow');
    expect(last()).to.equal(undefined);
    site.choose('statistics', 'allow');
    expect(last()).to.deep.equal({ attribution: 'granted', measurement: 'granted' });
  });

  it('tells no more once it was ended', () => {
    site.setType('optin');
    const { reports, end } = follow(watchWpConsentApi);
    end();
    site.choose('statistics', 'allow');
    expect(reports).to.deep.equal([]);
  });
});
