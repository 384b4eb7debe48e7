import { expect } from '@open-wc/testing';
import { watchCookiebot } from './cookiebot.js';
import { createCookiebotShim, follow } from './testing/platforms.js';
import { ALL_DENIED, ALL_GRANTED, STATISTICS_ONLY } from './testing/said.js';

describe('watchCookiebot()', () => {
  let cookiebot: ReturnType<typeof createCookiebotShim>;

  beforeEach(() => (cookiebot = createCookiebotShim()));
  afterEach(() => cookiebot.remove());

  it('says nothing before a choice', () => {
    expect(follow(watchCookiebot).reports).to.deep.equal([]);
  });

  it('takes what is accepted, in part withdrawn, and declined, once each', () => {
    const { reports } = follow(watchCookiebot);
    cookiebot.choose(['statistics', 'marketing']);
    cookiebot.choose(['statistics']);
    cookiebot.choose([]);
    expect(reports).to.deep.equal([ALL_GRANTED, STATISTICS_ONLY, ALL_DENIED]);
  });

  it('takes what a returning visitor once chose', () => {
    cookiebot.choose(['statistics', 'marketing']);
    expect(follow(watchCookiebot).reports).to.deep.equal([ALL_GRANTED]);
  });

  it('takes a refusal, and no grant, where silence is taken for a yes', () => {
    const { reports } = follow(watchCookiebot);
    cookiebot.choose(['statistics', 'marketing'], 'implied');
    expect(reports).to.deep.equal([]);
    cookiebot.choose(['statistics'], 'implied');
    expect(reports).to.deep.equal([{ forwarding: 'denied' }]);
  });

  it('reads the categories that the program chose', () => {
    const { last } = follow(watchCookiebot, {
      names: { cookiebot: { attribution: ['marketing'] } },
    });
    cookiebot.choose(['statistics']);
    expect(last()).to.deep.equal({ ...ALL_DENIED, measurement: 'granted' });
  });

  it('tells no more once it was ended', () => {
    const { reports, end } = follow(watchCookiebot);
    end();
    cookiebot.choose(['statistics']);
    expect(reports).to.deep.equal([]);
  });
});
