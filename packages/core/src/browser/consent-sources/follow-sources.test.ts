import { expect } from '@open-wc/testing';
import { createTestClock } from '../../testing/world.js';
import type { ReportConsent, WatchConsent } from '../../ports.js';
import { CONSENT_SOURCES, type ConsentSource } from './consent-sources.js';
import { findConsentSources } from './find-consent-sources.js';
import { followSources } from './follow-sources.js';
import { putGlobals } from './testing/platforms.js';
import { SIGNALS } from './testing/signals.js';

const NAMES = [
  'tcf',
  'gpp',
  'gpc',
  'consent-mode',
  'shopify',
  'wp-consent-api',
  'klaro',
  'cookie-consent',
  'c15t',
  'one-trust',
  'cookiebot',
  'usercentrics',
];

const settle = () => new Promise((resolve) => setTimeout(resolve, 20));

describe('followSources()', () => {
  let remove = () => undefined as unknown;

  beforeEach(() => (remove = putGlobals({ goodPlatform: { api: {} } })));
  afterEach(() => remove());

  /** A platform whose file can fail to load, and whose watch is counted. */
  function createSource(failures = 0, path = 'goodPlatform.api') {
    const watches: { tell: ReportConsent; isOver: boolean }[] = [];
    let loads = 0;
    const watch: WatchConsent = (tell) => {
      const watching = { tell, isOver: false };
      watches.push(watching);
      return () => void (watching.isOver = true);
    };
    const source: ConsentSource = [
      'good',
      path,
      () => {
        loads += 1;
        return loads > failures ? Promise.resolve(watch) : Promise.reject(new Error('offline'));
      },
    ];
    return { source, watches, loads: () => loads };
  }

  function follow(sources: ConsentSource[], pinned?: string) {
    const reports: unknown[] = [];
    const faults: unknown[] = [];
    const follower = followSources(
      {
        pinned,
        options: {},
        report: (...said) => reports.push(said),
        onError: (cause) => faults.push(cause),
      },
      sources,
    );
    return { follower, reports, faults };
  }

  it('tries a file that failed to load again at the next look, and tells of it', async () => {
    const { source, watches, loads } = createSource(2);
    const { follower, faults } = follow([source]);
    for (let look = 1; look <= 4; look += 1) {
      follower.look();
      await settle();
    }
    expect(loads()).to.equal(3);
    expect(watches).to.have.length(1);
    expect(faults).to.have.length(2);
  });

  it('does not load a file twice while it is on its way', async () => {
    const { source, loads } = createSource();
    const { follower } = follow([source]);
    follower.look();
    follower.look();
    await settle();
    expect(loads()).to.equal(1);
  });

  it('waits for the whole path', async () => {
    const { source, loads } = createSource(0, 'goodPlatform.api.ready');
    const { follower } = follow([source]);
    follower.look();
    await settle();
    expect(loads()).to.equal(0);
    remove();
    remove = putGlobals({ goodPlatform: { api: { ready: () => undefined } } });
    follower.look();
    await settle();
    expect(loads()).to.equal(1);
  });

  it('reports by name until its end, and ends what it follows', async () => {
    const { source, watches } = createSource();
    const { follower, reports } = follow([source]);
    follower.look();
    await settle();
    watches[0]?.tell({ attribution: 'granted' });
    follower.end();
    watches[0]?.tell({ attribution: 'denied' });
    expect(reports).to.deep.equal([['good', { attribution: 'granted' }]]);
    expect(watches[0]?.isOver).to.equal(true);
  });

  it('follows nothing whose name is not the pinned one', async () => {
    const { source, loads } = createSource();
    follow([source], 'tcf').follower.look();
    await settle();
    expect(loads()).to.equal(0);
  });
});

describe('CONSENT_SOURCES', () => {
  it('has every source by the name that the state records', () => {
    expect([...new Set(CONSENT_SOURCES.map(([name]) => name))]).to.deep.equal(NAMES);
  });

  for (const [index, { name, allowed, globals }] of SIGNALS.entries()) {
    it(`finds ${name} by what its page has, and loads a file that hears it, ${index + 1}`, async () => {
      const page = globals(allowed);
      const remove = putGlobals(page);
      const reports: unknown[] = [];
      const end = findConsentSources({
        clock: createTestClock().clock,
        options: {},
        report: (...said) => reports.push(said),
        onError: (cause) => reports.push(cause),
      });
      for (let wait = 0; wait < 100 && !reports.length; wait += 1) await settle();
      end();
      remove();
      expect(reports).to.deep.equal([
        [name, { attribution: 'granted', measurement: 'granted', forwarding: 'granted' }],
      ]);
    });
  }
});
