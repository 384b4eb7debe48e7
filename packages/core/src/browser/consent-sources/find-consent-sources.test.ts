import { expect, waitUntil } from '@open-wc/testing';
import { createTestClock } from '../../testing/world.js';
import type { Said } from './follow-platform.js';
import { findConsentSources } from './find-consent-sources.js';
import { createCookiebotShim, createShopifyShim, putGlobals } from './testing/platforms.js';

const FILES = '/consent-sources/';

/** The files that this page has loaded, by their names. */
const loadedFiles = () =>
  performance
    .getEntriesByType('resource')
    .filter(({ name }) => name.includes(FILES))
    .map(({ name }) => new URL(name).pathname.split(FILES)[1]);

describe('findConsentSources()', () => {
  const { clock, advance } = createTestClock();
  const undo: (() => void)[] = [];
  const faults: unknown[] = [];

  afterEach(() => {
    for (const task of undo.splice(0).reverse()) task();
    expect(faults.splice(0)).to.deep.equal([]);
  });

  function find(pinned?: string) {
    const reports: [name: string, said: Said][] = [];
    const end = findConsentSources({
      clock,
      pinned,
      options: {},
      report: (name, said) => reports.push([name, said]),
      onError: (cause) => faults.push(cause),
    });
    undo.push(end);
    return { reports, end, hears: (count: number) => waitUntil(() => reports.length === count) };
  }

  function putShim<Shim extends { remove(): void }>(shim: Shim): Shim {
    undo.push(shim.remove);
    return shim;
  }

  /** All that was found has been loaded: the browser loads a file once, and then answers at once. */
  async function settle(): Promise<void> {
    await import('./follow-sources.js');
    await Promise.all([import('./shopify.js'), import('./cookiebot.js')]);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }

  it('loads nothing on a page without a platform', async () => {
    const before = loadedFiles();
    find();
    advance(1_000);
    dispatchEvent(new Event('DOMContentLoaded'));
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(loadedFiles()).to.deep.equal(before);
    expect(before).to.not.include('follow-sources.ts');
  });

  it('follows what is there at the start, by the file of that alone', async () => {
    putShim(createCookiebotShim()).choose(['statistics']);
    const { reports, hears } = find();
    await hears(1);
    expect(reports).to.deep.equal([
      ['cookiebot', { attribution: 'granted', measurement: 'granted', forwarding: 'denied' }],
    ]);
    expect(loadedFiles()).to.include('cookiebot.ts').and.not.include('klaro.ts');
  });

  for (const type of ['DOMContentLoaded', 'load']) {
    it(`follows what has come by ${type}`, async () => {
      const { hears } = find();
      putShim(createCookiebotShim()).choose([]);
      dispatchEvent(new Event(type));
      await hears(1);
    });
  }

  for (const seconds of [1, 2, 5, 10]) {
    it(`follows what has come within ${seconds} s`, async () => {
      const { reports, hears } = find();
      advance(seconds * 1_000 - 1);
      putShim(createCookiebotShim()).choose([]);
      await settle();
      expect(reports).to.deep.equal([]);
      advance(1);
      await hears(1);
    });
  }

  it('does not look any more after 10 s', async () => {
    const { reports } = find();
    advance(10_000);
    putShim(createCookiebotShim()).choose([]);
    advance(3_600_000);
    await settle();
    expect(reports).to.deep.equal([]);
  });

  it('follows each once, however often it is seen', async () => {
    const cookiebot = putShim(createCookiebotShim());
    const { reports, hears } = find();
    for (const wait of [1_000, 1_000, 3_000, 5_000]) {
      advance(wait);
      await settle();
    }
    cookiebot.choose([]);
    await hears(1);
    await settle();
    expect(reports).to.have.length(1);
  });

  it('follows several at a time', async () => {
    putShim(createCookiebotShim()).choose([]);
    putShim(createShopifyShim()).choose({ analytics: 'yes' });
    const { reports, hears } = find();
    await hears(2);
    expect(reports.map(([name]) => name).sort()).to.deep.equal(['cookiebot', 'shopify']);
  });

  it('looks for the pinned source and for no other', async () => {
    putShim(createCookiebotShim()).choose([]);
    putShim(createShopifyShim()).choose({ analytics: 'yes' });
    const { reports, hears } = find('shopify');
    await hears(1);
    await settle();
    expect(reports.map(([name]) => name)).to.deep.equal(['shopify']);
  });

  it('goes on where a global throws when it is read', async () => {
    const fail = () => {
      throw new Error('A hostile page.');
    };
    undo.push(
      putGlobals({
        get Shopify() {
          return fail();
        },
        get klaro() {
          return fail();
        },
      }),
    );
    putShim(createCookiebotShim()).choose([]);
    const { reports, hears } = find();
    await hears(1);
    expect(reports.map(([name]) => name)).to.deep.equal(['cookiebot']);
  });

  it('ends the search and all that was found', async () => {
    const cookiebot = putShim(createCookiebotShim());
    const { reports, end } = find();
    await settle();
    end();
    cookiebot.choose(['statistics']);
    putShim(createShopifyShim()).choose({ analytics: 'yes' });
    advance(10_000);
    dispatchEvent(new Event('load'));
    await settle();
    expect(reports).to.deep.equal([]);
  });

  it('leaves no timer behind', () => {
    let timers = 0;
    const end = findConsentSources({
      clock: {
        setTimer() {
          timers += 1;
          return () => void (timers -= 1);
        },
      },
      options: {},
      report: () => undefined,
      onError: (cause) => faults.push(cause),
    });
    expect(timers).to.equal(4);
    end();
    expect(timers).to.equal(0);
  });

  it('follows nothing that is loaded after its end', async () => {
    putShim(createCookiebotShim()).choose([]);
    const { reports, end } = find();
    end();
    await settle();
    expect(reports).to.deep.equal([]);
  });
});
