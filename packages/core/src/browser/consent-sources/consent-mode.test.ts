import { expect } from '@open-wc/testing';
import { watchConsentMode } from './consent-mode.js';
import { createGoogleShim, follow, putGlobals } from './testing/platforms.js';
import { ALL_DENIED, ALL_GRANTED, STATISTICS_ONLY } from './testing/said.js';

const keys = (analytics: string, ads: string, userData = ads) => ({
  analytics_storage: analytics,
  ad_storage: ads,
  ad_user_data: userData,
});
const GRANTED = keys('granted', 'granted');
const DENIED = keys('denied', 'denied');

describe('watchConsentMode()', () => {
  let google: ReturnType<typeof createGoogleShim>;

  beforeEach(() => (google = createGoogleShim()));
  afterEach(() => google.remove());

  it('says nothing of a default, even one that grants', () => {
    google.gtag('consent', 'default', GRANTED);
    const { reports } = follow(watchConsentMode);
    google.load();
    google.gtag('js', new Date());
    expect(reports).to.deep.equal([]);
  });

  it('takes updates that were pushed before it came, the last of them', () => {
    google.gtag('consent', 'update', GRANTED);
    google.gtag('consent', 'update', keys('granted', 'denied'));
    expect(follow(watchConsentMode).reports).to.deep.equal([STATISTICS_ONLY]);
  });

  it('takes what is accepted, refused and withdrawn', () => {
    google.gtag('consent', 'default', DENIED);
    const { reports } = follow(watchConsentMode);
    google.gtag('consent', 'update', GRANTED);
    google.gtag('consent', 'update', keys('granted', 'denied'));
    google.gtag('consent', 'update', DENIED);
    expect(reports).to.deep.equal([ALL_GRANTED, STATISTICS_ONLY, ALL_DENIED]);
  });

  it('grants forwarding by both of its keys only', () => {
    const { last } = follow(watchConsentMode);
    google.gtag('consent', 'update', { ad_storage: 'granted' });
    expect(last()).to.equal(undefined);
    google.gtag('consent', 'update', { ad_user_data: 'granted' });
    expect(last()).to.deep.equal({ forwarding: 'granted' });
    google.gtag('consent', 'update', { ad_user_data: 'denied' });
    expect(last()).to.deep.equal({ forwarding: 'denied' });
  });

  it('passes over what Google passes over: arrays, objects and other words', () => {
    const { reports } = follow(watchConsentMode);
    google.layer.push(['consent', 'update', GRANTED], { consent: 'update', ...GRANTED });
    google.gtag('consent', 'updated', GRANTED);
    google.gtag('consent', 'update', keys('GRANTED', 'yes'));
    google.gtag('consent', 'update');
    expect(reports).to.deep.equal([]);
  });

  it('reads what a tag of the container told the record alone', () => {
    google.gtag('consent', 'default', DENIED);
    const { reports } = follow(watchConsentMode);
    google.load();
    google.gtag('event', 'gtm.load');
    expect(reports).to.deep.equal([]);
    google.updateRecord(GRANTED);
    expect(reports.at(-1)).to.deep.equal(ALL_GRANTED);
    google.updateRecord(DENIED);
    expect(reports.at(-1)).to.deep.equal(ALL_DENIED);
  });

  it('holds a refusal in either record where it is not known which is newer', () => {
    google.gtag('consent', 'update', keys('granted', 'denied'));
    google.load();
    google.updateRecord(keys('denied', 'granted'));
    const { last } = follow(watchConsentMode);
    expect(last()).to.deep.equal(ALL_DENIED);
  });

  it('does not take back a refusal that the record has not read yet', () => {
    google.load();
    google.gtag('consent', 'update', GRANTED);
    const { reports } = follow(watchConsentMode);
    google.pause();
    google.gtag('consent', 'update', DENIED);
    google.updateRecord({ ad_storage: 'denied' });
    expect(reports).to.deep.equal([ALL_GRANTED, ALL_DENIED]);
  });

  for (const place of ['inside', 'around'] as const) {
    it(`agrees with Google, whose own push is ${place} it, until it is ended`, () => {
      if (place === 'inside') google.load();
      const { reports, end } = follow(watchConsentMode);
      if (place === 'around') google.load();
      google.gtag('consent', 'update', GRANTED);
      google.gtag('consent', 'update', DENIED);
      expect(reports).to.deep.equal([ALL_GRANTED, ALL_DENIED]);
      end();
      google.gtag('consent', 'update', GRANTED);
      expect(reports).to.have.length(2);
      expect(google.layer).to.have.length(3);
    });
  }

  it('reads the keys that the program chose', () => {
    const { last } = follow(watchConsentMode, {
      names: { 'consent-mode': { attribution: ['functionality_storage'] } },
    });
    google.gtag('consent', 'update', { ...DENIED, functionality_storage: 'granted' });
    expect(last()).to.deep.equal({ ...ALL_DENIED, attribution: 'granted' });
  });

  it('leaves the layer as it was, and what it pushes answered', () => {
    const length = google.layer.length;
    const { end, reports } = follow(watchConsentMode);
    expect(google.layer.push({ event: 'one' }, { event: 'two' })).to.equal(length + 2);
    end();
    expect(google.layer.push).to.equal(Array.prototype.push);
    google.gtag('consent', 'update', GRANTED);
    expect(google.layer).to.have.length(length + 3);
    expect(reports).to.deep.equal([]);
  });

  it('reads a layer that cannot be listened to', () => {
    google.gtag('consent', 'update', DENIED);
    const remove = putGlobals({ dataLayer: Object.freeze([...google.layer]) });
    const { reports, end } = follow(watchConsentMode);
    end();
    remove();
    expect(reports).to.deep.equal([ALL_DENIED]);
  });
});
