import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { Said } from './follow-platform.js';
import { follow, putGlobals } from './testing/platforms.js';
import { SIGNALS } from './testing/signals.js';
import type { Facts, TestSignal } from './testing/test-signal.js';

const SEED = 20_261_125;

/** Every event that a source listens to. */
const EVENTS = [
  'visitorConsentCollected',
  'wp_consent_type_defined',
  'wp_listen_for_consent_change',
  'cc:onFirstConsent',
  'cc:onConsent',
  'cc:onChange',
  'OneTrustGroupsUpdated',
  'CookiebotOnConsentReady',
  'CookiebotOnAccept',
  'CookiebotOnDecline',
  'UC_UI_INITIALIZED',
  'UC_UI_CMP_EVENT',
  'UC_UI_VIEW_CHANGED',
  'UC_CONSENT',
];

/**
 * Makes a malformed value. The library looks into what it generates, which such values do not bear,
 * so that it is given their makers.
 */
type Make = () => unknown;

/** Values that look like a yes, or like anything, and are none. */
const leaf: fc.Arbitrary<Make> = fc
  .constantFrom<unknown[]>(
    undefined,
    null,
    false,
    0,
    1,
    -1,
    NaN,
    '',
    'true',
    'TRUE',
    '1',
    '2',
    'Granted',
    'granted ',
    'YES',
    'yes!',
    'allowed',
    'Explicit',
    'accepted',
    'denied',
    '__proto__',
    Symbol('granted'),
    10n,
    new Date(NaN),
    /granted/,
    Object(true),
    Object('granted'),
  )
  .map((value) => () => value);

function fail(): never {
  throw new Error('A hostile platform.');
}

function revoked(): object {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
}

/** Objects that throw, or lie about their kind. */
const hostile: fc.Arbitrary<Make> = fc.oneof(
  fc.constantFrom<Make[]>(
    () => fail,
    revoked,
    () => new Proxy({}, { get: fail, has: fail, ownKeys: fail }),
    () => new Proxy([], { get: fail }),
    () => Object.defineProperty({}, 'length', { get: fail }),
    () => ({ toString: fail, valueOf: fail, [Symbol.toPrimitive]: fail }),
    () => ({ [Symbol.iterator]: fail }),
    () => ({ then: fail }),
  ),
  leaf.map((make) => () => new Proxy({}, { get: make, has: () => true })),
  leaf.map((make) => () => make),
  leaf.map((make) => () => ({ then: (resolve: (answer: unknown) => void) => resolve(make()) })),
);

const junk: fc.Arbitrary<Make> = fc.letrec<{ value: Make }>((tie) => {
  const entries = fc.dictionary(fc.string({ maxLength: 4 }), tie('value'), { maxKeys: 3 });
  const fill = (target: object, makers: Readonly<Record<string, Make>>) => {
    for (const [key, make] of Object.entries(makers)) {
      Object.defineProperty(target, key, { value: make(), enumerable: true });
    }
    return target;
  };
  return {
    value: fc.oneof(
      { maxDepth: 3 },
      { arbitrary: leaf, weight: 4 },
      { arbitrary: hostile, weight: 2 },
      fc.array(tie('value'), { maxLength: 3 }).map((makers) => () => makers.map((make) => make())),
      entries.map((makers) => () => fill({}, makers)),
      entries.map((makers) => () => fill(Object.create(null) as object, makers)),
    ),
  };
}).value;

/** All paths of a tree of data, the root's own excluded. */
function pathsOf(value: unknown, prefix = ''): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [
    `${prefix}${key}`,
    ...pathsOf(inner, `${prefix}${key}.`),
  ]);
}

/** Replaces a part, takes it away, or makes it throw when it is read. */
type Change = (parent: object, key: string) => unknown;

/** A copy in which the part at `path` is changed. */
function replace(value: Facts, path: string, change: Change): Facts {
  const copy = structuredClone(value) as Record<string, unknown>;
  const keys = path.split('.');
  const last = keys.pop() ?? '';
  const parent = keys.reduce<unknown>(
    (inner, key) => (inner as Record<string, unknown>)[key],
    copy,
  );
  change(parent as object, last);
  return copy;
}

const change: fc.Arbitrary<Change> = fc.oneof(
  {
    weight: 6,
    arbitrary: junk.map((make): Change => (parent, key) => {
      Object.defineProperty(parent, key, { value: make(), enumerable: true, configurable: true });
    }),
  },
  fc.constantFrom<Change[]>(
    (parent, key) => Reflect.deleteProperty(parent, key),
    (parent, key) =>
      Object.defineProperty(parent, key, { get: fail, enumerable: true, configurable: true }),
  ),
);

/** Lets a platform speak to its source. @returns all that the source made of it */
async function hear(
  { watch }: Pick<TestSignal, 'watch'>,
  globals: Facts,
  detail?: unknown,
): Promise<Said[]> {
  const remove = putGlobals(globals);
  const { reports, end } = follow(watch);
  for (const type of EVENTS) {
    document.dispatchEvent(new CustomEvent(type, { detail, bubbles: true }));
  }
  // The answers of the one platform that gives promises.
  for (let turn = 0; turn < 8; turn += 1) await Promise.resolve();
  end();
  remove();
  return reports;
}

const hasGrant = (reports: readonly Said[]) =>
  reports.some((said) => Object.values(said).includes('granted'));

describe('consent sources and malformed signals', function () {
  this.timeout(120_000);

  const faults: unknown[] = [];
  const onFault = (event: Event) => faults.push(event);

  before(() => {
    addEventListener('error', onFault);
    addEventListener('unhandledrejection', onFault);
  });

  afterEach(() => expect(faults.splice(0)).to.deep.equal([]));

  after(() => {
    removeEventListener('error', onFault);
    removeEventListener('unhandledrejection', onFault);
  });

  const anySignal = fc.constantFrom(...SIGNALS);

  for (const [index, signal] of SIGNALS.entries()) {
    it(`grants what a sound signal says: ${signal.name}, ${index + 1}`, async () => {
      const [said] = await hear(signal, signal.globals(signal.allowed));
      expect(said).to.deep.equal({
        attribution: 'granted',
        measurement: 'granted',
        forwarding: 'granted',
      });
    });
  }

  it('grants nothing when the globals are anything at all', () =>
    fc.assert(
      fc.asyncProperty(
        anySignal,
        fc.array(junk, { minLength: 6, maxLength: 6 }),
        junk,
        async (signal, values, detail) => {
          const names = Object.keys(signal.globals(signal.allowed));
          const globals = Object.fromEntries(names.map((name, index) => [name, values[index]?.()]));
          expect(hasGrant(await hear(signal, globals, detail()))).to.equal(false);
        },
      ),
      { numRuns: 4_000, seed: SEED },
    ));

  it('grants no purpose when one part that it needs is malformed', () =>
    fc.assert(
      fc.asyncProperty(
        anySignal,
        fc.constantFrom('attribution' as const, 'measurement' as const, 'forwarding' as const),
        fc.nat(),
        change,
        async (signal, purpose, pick, changeOne) => {
          const paths = signal.needed[purpose];
          const facts = replace(signal.allowed, paths[pick % paths.length] ?? '', changeOne);
          const reports = await hear(signal, signal.globals(facts));
          expect(reports.map((said) => said[purpose])).to.not.include('granted');
        },
      ),
      { numRuns: 4_000, seed: SEED },
    ));

  it('throws nothing into the page when any part is malformed', () =>
    fc.assert(
      fc.asyncProperty(
        anySignal,
        fc.nat(),
        change,
        junk,
        async (signal, pick, changeOne, detail) => {
          const paths = pathsOf(signal.allowed);
          const facts = replace(signal.allowed, paths[pick % paths.length] ?? '', changeOne);
          const reports = await hear(signal, signal.globals(facts), detail());
          for (const said of reports) {
            expect(Object.values(said)).to.satisfy((values: string[]) =>
              values.every((value) => value === 'granted' || value === 'denied'),
            );
          }
        },
      ),
      { numRuns: 4_000, seed: SEED },
    ));
});
