import { expect } from '@open-wc/testing';
import { openRealm, type Realm } from './testing/open-realm.js';
import { clearDevice, click } from './testing/real-page.js';
import { ALL_DENIED, ALL_GRANTED, STATISTICS_ONLY } from './testing/said.js';

interface CookieConsent {
  run(config: object): Promise<void>;
  acceptCategory(categories: string[]): void;
  showPreferences(): void;
}

const CONFIG = {
  // It does not show itself to an automated browser unless it is told to.
  hideFromBots: false,
  categories: {
    necessary: { enabled: true, readOnly: true },
    analytics: { services: { matomo: { label: 'Matomo' }, plausible: { label: 'Plausible' } } },
    marketing: {},
  },
  language: {
    default: 'en',
    translations: {
      en: {
        consentModal: {
          title: 'Cookies',
          acceptAllBtn: 'Accept all',
          acceptNecessaryBtn: 'Reject all',
          showPreferencesBtn: 'Preferences',
        },
        preferencesModal: {
          title: 'Preferences',
          acceptAllBtn: 'Accept all',
          acceptNecessaryBtn: 'Reject all',
          savePreferencesBtn: 'Save',
          sections: [
            { title: 'Analytics', linkedCategory: 'analytics' },
            { title: 'Marketing', linkedCategory: 'marketing' },
          ],
        },
      },
    },
  },
};

describe('watchCookieConsent() with CookieConsent', () => {
  let realm: Realm;

  beforeEach(async () => {
    clearDevice();
    realm = await openRealm();
    await realm.addScript('vanilla-cookieconsent/dist/cookieconsent.umd.js');
  });

  afterEach(() => {
    realm.close();
    clearDevice();
  });

  const platform = () => realm.window.CookieConsent as CookieConsent;
  const watch = (options = {}) => realm.watch('cookie-consent', 'watchCookieConsent', options);

  it('says nothing before it runs, nor while its banner waits for an answer', async () => {
    const { reports } = await watch();
    await platform().run(CONFIG);
    expect(realm.document.querySelector('#cc-main .cm')).to.not.equal(null);
    expect(reports).to.deep.equal([]);
  });

  it('takes what is accepted on its banner, once', async () => {
    const { reports } = await watch();
    await platform().run(CONFIG);
    await click(realm, '.cm [data-role="all"]');
    expect(reports).to.deep.equal([ALL_GRANTED]);
  });

  it('takes what is rejected on its banner', async () => {
    await platform().run(CONFIG);
    const { reports } = await watch();
    await click(realm, '.cm [data-role="necessary"]');
    expect(reports).to.deep.equal([ALL_DENIED]);
  });

  it('takes what is withdrawn in its preferences', async () => {
    await platform().run(CONFIG);
    const { reports } = await watch();
    await click(realm, '.cm [data-role="all"]');
    platform().showPreferences();
    await click(realm, '.section__toggle[value="marketing"]');
    expect(reports).to.deep.equal([ALL_GRANTED]);
    await click(realm, '.pm [data-role="save"]');
    platform().showPreferences();
    await click(realm, '.pm [data-role="necessary"]');
    expect(reports).to.deep.equal([ALL_GRANTED, STATISTICS_ONLY, ALL_DENIED]);
  });

  it('takes what a returning visitor once chose', async () => {
    await platform().run(CONFIG);
    platform().acceptCategory(['analytics']);
    realm.close();
    realm = await openRealm();
    await realm.addScript('vanilla-cookieconsent/dist/cookieconsent.umd.js');
    await platform().run(CONFIG);
    const { reports } = await watch();
    expect(reports).to.deep.equal([STATISTICS_ONLY]);
  });

  it('says nothing of what is on until somebody opts out', async () => {
    const categories = { analytics: { enabled: true }, marketing: { enabled: true } };
    const { reports } = await watch();
    await platform().run({ ...CONFIG, mode: 'opt-out', categories });
    expect(reports).to.deep.equal([]);
  });

  it('says nothing when what is asked for has changed since the choice', async () => {
    await platform().run(CONFIG);
    platform().acceptCategory(['analytics', 'marketing']);
    realm.close();
    realm = await openRealm();
    await realm.addScript('vanilla-cookieconsent/dist/cookieconsent.umd.js');
    await platform().run({ ...CONFIG, revision: 2 });
    const { reports } = await watch();
    expect(reports).to.deep.equal([]);
  });

  it('says nothing when it hides from automated browsers', async () => {
    await platform().run({ ...CONFIG, hideFromBots: true });
    const { reports } = await watch();
    expect(reports).to.deep.equal([]);
  });

  it('reads the services that the program chose, and says nothing of one that is not there', async () => {
    await platform().run(CONFIG);
    const { last } = await watch({
      names: { 'cookie-consent': { attribution: ['matomo'], measurement: ['goodword'] } },
    });
    platform().showPreferences();
    await click(realm, '.section__toggle[value="matomo"]');
    await click(realm, '.pm [data-role="save"]');
    expect(last()).to.deep.equal({ attribution: 'granted', forwarding: 'denied' });
  });

  it('tells no more once it was ended', async () => {
    await platform().run(CONFIG);
    const { reports, end } = await watch();
    end();
    await click(realm, '.cm [data-role="all"]');
    expect(reports).to.deep.equal([]);
  });
});
