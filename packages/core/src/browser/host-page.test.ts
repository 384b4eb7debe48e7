import { expect } from '@open-wc/testing';
import type { ReferralClient, ReferralClientOptions } from '../referral-client.js';
import { createMemoryStorage } from '../memory-storage.js';
import { codeParameters } from '../links/code-parameters.js';
import { createTestPage, createTestServer } from '../testing/world.js';
import { cleanAddress } from './clean-address.js';
import { attachEvidence, createReferralClient, EVIDENCE_FIELD } from './index.js';
import { withTouchCookie } from './touch-cookie.js';

const BOTH = { attribution: true, measurement: true };
const TOUCH = { code: 'ADA', touchedAt: Date.now() - 60_000, via: 'email' };
const cookies = () => document.cookie.split('; ').filter((pair) => pair.startsWith('goodword'));

describe('the host’s page', () => {
  const clients: ReferralClient[] = [];
  const address = location.href;

  function openClient(options: Partial<ReferralClientOptions> = {}): ReferralClient {
    const client = createReferralClient({
      program: 'acme',
      transport: createTestServer().transport,
      storage: createMemoryStorage(),
      ...options,
    });
    clients.push(client);
    return client;
  }

  afterEach(async () => {
    for (const client of clients.splice(0)) {
      await client.consent.withdraw();
      client.dispose();
    }
    history.replaceState(null, '', address);
    localStorage.clear();
  });

  describe('cleanUrl', () => {
    const dirty = new URL('?size=2&ref=ADA&via=email#reviews', address).href;

    it('leaves the address until the touch is kept, then takes our part out of it', async () => {
      history.replaceState({ host: 1 }, '', dirty);
      const client = openClient({ landing: TOUCH, cleanUrl: true });
      await client.load();
      expect(location.href).to.equal(dirty);
      await client.consent.set(BOTH);
      expect(location.search + location.hash).to.equal('?size=2#reviews');
      expect(history.state).to.deep.equal({ host: 1 });
    });

    it('never touches the address of a host who has not asked for it', async () => {
      history.replaceState(null, '', dirty);
      const client = openClient({ landing: TOUCH });
      await client.consent.set(BOTH);
      expect(location.href).to.equal(dirty);
    });
  });

  describe('codeParameters', () => {
    it('finds the code under a name of the host’s, and takes it out of the address again', async () => {
      history.replaceState(null, '', new URL('?size=2&partner=ADA', address).href);
      const client = createReferralClient({
        program: 'acme',
        transport: createTestServer().transport,
        storage: createMemoryStorage(),
        page: { ...createTestPage(location.href).page, cleanAddress },
        codeParameters: codeParameters('partner'),
        cleanUrl: true,
      });
      clients.push(client);
      expect(client.get().touch?.code).to.equal('ADA');
      await client.consent.set(BOTH);
      expect(location.search).to.equal('?size=2');
    });
  });

  describe('cookieDomain', () => {
    const cookieDomain = location.hostname;

    it('writes one cookie after the grant, and takes it back with it', async () => {
      const client = openClient({ landing: TOUCH, cookieDomain });
      await client.load();
      expect(cookies()).to.deep.equal([]);
      await client.consent.set(BOTH);
      expect(cookies()).to.have.length(1);
      await client.consent.withdraw();
      expect(cookies()).to.deep.equal([]);
    });

    it('brings the touch to another subdomain, whose own storage is empty', async () => {
      const first = openClient({ landing: TOUCH, cookieDomain });
      await first.consent.set(BOTH);
      const other = openClient({ cookieDomain });
      expect(other.evidence()).to.deep.equal({});
      await other.consent.set(BOTH);
      expect(other.evidence()).to.include({ code: 'ADA' });
    });

    it('writes none where the host has named no domain', async () => {
      const client = openClient({ landing: TOUCH });
      await client.consent.set(BOTH);
      expect(cookies()).to.deep.equal([]);
    });

    for (const value of [
      'text',
      '%E0%A4%A',
      '{}',
      '{"code":"<b>","touchedAt":1}',
      '{"code":"ADA","touchedAt":"1"}',
      `{"code":"ADA","touchedAt":${Date.now() + 86_400_000}}`,
      'null',
    ]) {
      it(`reads no touch from ${value}`, async () => {
        const storage = withTouchCookie(createMemoryStorage(), cookieDomain);
        document.cookie = `goodword_touch=${value}; Domain=${cookieDomain}; Path=/`;
        expect(await storage.readTouch()).to.equal(undefined);
        await storage.clear(['attribution']);
        expect(cookies()).to.deep.equal([]);
      });
    }
  });

  describe('attachEvidence()', () => {
    const evidenceIn = (form: HTMLFormElement): unknown => {
      const field = new FormData(form).get(EVIDENCE_FIELD);
      return typeof field === 'string' ? JSON.parse(field) : field;
    };

    it('adds what is known at the moment of submission, and changes nothing on the page', async () => {
      const form = document.createElement('form');
      const size = document.createElement('input');
      Object.assign(size, { name: 'size', value: '2' });
      form.append(size);
      const before = form.outerHTML;
      const client = openClient();
      const end = attachEvidence(form, client);
      expect(evidenceIn(form)).to.equal(null);
      await client.claim('ADA');
      expect(evidenceIn(form)).to.include({ code: 'ADA' });
      expect(new FormData(form).get('size')).to.equal('2');
      expect(form.outerHTML).to.equal(before);
      end();
      expect(evidenceIn(form)).to.equal(null);
    });

    it('serves the forms of a page by a selector, also those that come later', async () => {
      const client = openClient({ landing: TOUCH });
      const end = attachEvidence(document, client, '.checkout');
      const [theirs, ours] = [document.createElement('form'), document.createElement('form')];
      ours.className = 'checkout';
      document.body.append(theirs, ours);
      expect(evidenceIn(theirs)).to.equal(null);
      expect(evidenceIn(ours)).to.include({ code: 'ADA' });
      theirs.remove();
      ours.remove();
      end();
    });
  });
});
