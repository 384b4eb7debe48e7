import { expect } from '@open-wc/testing';
import { openRealm, type Realm } from './testing/open-realm.js';
import { clearDevice, click } from './testing/real-page.js';
import { ALL_DENIED, ALL_GRANTED, NOTHING, STATISTICS_ONLY } from './testing/said.js';

interface Klaro {
  getManager(): {
    updateConsent(name: string, value: boolean): void;
    saveAndApplyConsents(): void;
    resetConsents(): void;
  };
  show(config?: object, modal?: boolean): void;
  render(config: object): void;
}

const CONFIG = {
  acceptAll: true,
  services: [
    { name: 'matomo', purposes: ['analytics'] },
    { name: 'plausible', purposes: ['analytics'] },
    { name: 'ads', purposes: ['marketing'] },
  ],
};

describe('watchKlaro() with Klaro', () => {
  let realm: Realm;

  beforeEach(async () => {
    clearDevice();
    realm = await openRealm();
  });

  afterEach(() => {
    realm.close();
    clearDevice();
  });

  async function loadKlaro(config: object = CONFIG): Promise<Klaro> {
    realm.window.klaroConfig = config;
    await realm.addScript('klaro/dist/klaro-no-css.js', { config: 'klaroConfig' });
    return realm.window.klaro as Klaro;
  }

  const watch = (options = {}) => realm.watch('klaro', 'watchKlaro', options);

  it('says nothing while its notice waits for an answer', async () => {
    await loadKlaro();
    const { reports } = await watch();
    expect(realm.document.querySelector('.cookie-notice')).to.not.equal(null);
    expect(reports).to.deep.equal([]);
  });

  it('takes what is accepted on its notice', async () => {
    await loadKlaro();
    const { reports } = await watch();
    await click(realm, '.cm-btn-success');
    expect(reports).to.deep.equal([ALL_GRANTED]);
  });

  it('takes what is declined on its notice', async () => {
    await loadKlaro();
    const { reports } = await watch();
    await click(realm, '.cn-decline');
    expect(reports).to.deep.equal([ALL_DENIED]);
  });

  it('waits for the switches of its dialog to be saved', async () => {
    const klaro = await loadKlaro();
    const { reports } = await watch();
    klaro.show(undefined, true);
    await click(realm, '#service-item-ads');
    await click(realm, '#service-item-matomo');
    expect(reports).to.deep.equal([]);
    await click(realm, '#service-item-plausible');
    await click(realm, '#service-item-ads');
    expect(reports).to.deep.equal([]);
    await click(realm, '.cm-btn-accept');
    expect(reports).to.deep.equal([STATISTICS_ONLY]);
  });

  it('takes a withdrawal after an acceptance', async () => {
    const klaro = await loadKlaro();
    const { reports } = await watch();
    await click(realm, '.cm-btn-success');
    klaro.show(undefined, true);
    for (const { name } of CONFIG.services) await click(realm, `#service-item-${name}`);
    expect(reports).to.deep.equal([ALL_GRANTED]);
    await click(realm, '.cm-btn-accept');
    expect(reports).to.deep.equal([ALL_GRANTED, ALL_DENIED]);
  });

  it('says nothing any more when the choice is reset', async () => {
    const klaro = await loadKlaro();
    const { reports } = await watch();
    await click(realm, '.cm-btn-success');
    klaro.getManager().resetConsents();
    expect(reports).to.deep.equal([ALL_GRANTED, NOTHING]);
  });

  it('takes what a returning visitor once chose, and not what is switched since', async () => {
    const first = await loadKlaro();
    first.getManager().updateConsent('matomo', true);
    first.getManager().updateConsent('plausible', true);
    first.getManager().saveAndApplyConsents();
    realm.close();
    realm = await openRealm();
    const klaro = await loadKlaro();
    klaro.getManager().updateConsent('ads', true);
    const { reports } = await watch();
    expect(reports).to.deep.equal([STATISTICS_ONLY]);
  });

  it('says nothing when a service was added since the choice', async () => {
    const first = await loadKlaro();
    first.getManager().saveAndApplyConsents();
    realm.close();
    realm = await openRealm();
    await loadKlaro({ services: [...CONFIG.services, { name: 'new', default: true }] });
    const { reports } = await watch();
    expect(reports).to.deep.equal([]);
  });

  it('says nothing of what is on by default, opted out of, or required', async () => {
    const services = CONFIG.services.map((service) => ({
      ...service,
      default: true,
      optOut: true,
      required: true,
    }));
    await loadKlaro({ services });
    const { reports } = await watch();
    expect(reports).to.deep.equal([]);
  });

  it('reads the services that the program chose, and grants nothing for one that is not there', async () => {
    const klaro = await loadKlaro();
    const { last } = await watch({
      names: { klaro: { attribution: ['matomo'], measurement: ['goodword'], forwarding: ['ads'] } },
    });
    klaro.getManager().updateConsent('matomo', true);
    klaro.getManager().saveAndApplyConsents();
    expect(last()).to.deep.equal({ attribution: 'granted', forwarding: 'denied' });
  });

  it('follows a configuration that comes after it', async () => {
    await realm.addScript('klaro/dist/klaro-no-css.js');
    const { reports } = await watch();
    (realm.window.klaro as Klaro).render({ ...CONFIG, storageName: 'another' });
    await click(realm, '.cm-btn-success');
    expect(reports).to.deep.equal([ALL_GRANTED]);
  });

  it('says nothing when Klaro has no configuration', async () => {
    await realm.addScript('klaro/dist/klaro-no-css.js');
    const { reports } = await watch();
    expect(reports).to.deep.equal([]);
  });

  it('tells no more once it was ended', async () => {
    await loadKlaro();
    const { reports, end } = await watch();
    end();
    await click(realm, '.cm-btn-success');
    expect(reports).to.deep.equal([]);
  });
});
