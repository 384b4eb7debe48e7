import { readFileSync } from 'node:fs';

const SCRIPT = 'packages/elements/dist/script';
const manifest = JSON.parse(readFileSync(`${SCRIPT}/manifest.json`, 'utf8'));

/** The files that a page loads, each once, for these modules. */
function filesOf(...modules) {
  const files = modules.flatMap((module) => {
    const found = manifest[`packages/${module}.ts`];
    if (!found) throw new Error(`The script build has no chunk for ${module}.`);
    return found;
  });
  return [...new Set(files)].map((file) => `${SCRIPT}/${file}`);
}

const STUB = 'elements/src/goodword';
/** What every page with an element loads besides the element. */
const CLIENT = 'core/src/browser/late';
const LOCALE = 'elements/src/locales/en';

const brotli = { brotli: true };

/** A chunk's own file, without what it shares with others. */
const ownFile = (module) => filesOf(module)[0];

const SOURCES = [
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
  'usercentrics-2',
  'usercentrics-3',
];

/** Elements besides refer and share, on a page that has loaded what all share. */
const ELEMENTS = [
  'link',
  'welcome',
  'lead',
  'claim',
  'consent',
  'referrals',
  'launcher',
  'progress',
  'leaderboard',
  'pulse',
];

/**
 * Budgets on transferred bytes. Three rows stand at what is reached and not at their goal: the widget
 * (16 kB), the share buttons (13 kB), and the client with its outbox (5 kB); see
 * docs/decisions/0004-page-cost.md. A budget moves towards its goal and never away from it.
 */
export default [
  { name: 'the tag and no element', path: filesOf(STUB), limit: '1.7 kB', ...brotli },
  {
    name: 'a page with <goodword-refer>',
    path: filesOf(STUB, CLIENT, LOCALE, 'elements/src/refer/refer.define'),
    limit: '16.4 kB',
    ...brotli,
  },
  {
    name: 'a page with <goodword-share>',
    path: filesOf(STUB, CLIENT, LOCALE, 'elements/src/share/share.define'),
    limit: '16.4 kB',
    ...brotli,
  },
  {
    name: 'createReferralClient of @goodword/core/browser, before consent',
    path: 'packages/checks/dist/bundles/client/client.js',
    limit: '5 kB',
    ...brotli,
  },
  {
    name: 'what it loads at the first choice: consent, storage, outbox',
    path: ownFile('core/src/browser/browser-keeper'),
    limit: '5.8 kB',
    ...brotli,
  },
  {
    name: 'createReferralClient, with that and what a person does: enrol, share, send, claim',
    path: [
      'packages/checks/dist/bundles/client/client.js',
      ownFile('core/src/browser/browser-keeper'),
      ownFile('core/src/browser/browser-actions'),
    ],
    limit: '12.6 kB',
    ...brotli,
  },
  {
    name: 'createOutbox of @goodword/core',
    path: 'packages/checks/dist/bundles/outbox/outbox.js',
    limit: '2.5 kB',
    ...brotli,
  },
  ...SOURCES.map((name) => ({
    name: `the consent source ${name}`,
    path: ownFile(`core/src/browser/consent-sources/${name}`),
    limit: '0.6 kB',
    ...brotli,
  })),
  {
    name: 'every element at once, one file',
    path: `${SCRIPT}/goodword.all.js`,
    limit: '36 kB',
    ...brotli,
  },
  ...ELEMENTS.map((name) => ({
    name: `<goodword-${name}>, where others are`,
    path: ownFile(`elements/src/${name}/${name}.define`),
    limit: '3 kB',
    ...brotli,
  })),
  {
    name: '<goodword-qr>, where others are',
    path: [ownFile('elements/src/qr/qr.define'), ownFile('elements/src/qr/qr-view')],
    limit: '5 kB',
    ...brotli,
  },
  {
    name: 'generateCode and parseCode of @goodword/core',
    path: 'packages/checks/dist/bundles/codes/codes.js',
    limit: '0.8 kB',
    ...brotli,
  },
];
