import type { ReferralClient } from '@goodword/core';
import { readLandingTouch, readStoredConsent } from '@goodword/core/browser/early';
import { watchElements, type ElementLoaders } from './element-loader.js';
import type { Note } from './explain.js';
import { readConfiguration } from './read-configuration.js';

/** A call that waits for the client. */
type EarlyCall = (client: ReferralClient) => unknown;

/** `window.goodword` once the script runs: takes calls, early ones and late ones alike. */
export interface GoodwordQueue {
  push(...calls: EarlyCall[]): void;
}

/** What an element's module offers. */
interface ElementModule {
  setDefaultClient(client: Promise<ReferralClient>, locale?: string): void;
}

/** The code of each tag. */
const MODULES: Readonly<Record<string, () => Promise<ElementModule>>> = {
  'goodword-program': () => import('../program/program.define.js'),
  'goodword-refer': () => import('../refer/refer.define.js'),
  'goodword-share': () => import('../share/share.define.js'),
  'goodword-link': () => import('../link/link.define.js'),
  'goodword-qr': () => import('../qr/qr.define.js'),
  'goodword-launcher': () => import('../launcher/launcher.define.js'),
  'goodword-welcome': () => import('../welcome/welcome.define.js'),
  'goodword-lead': () => import('../lead/lead.define.js'),
  'goodword-claim': () => import('../claim/claim.define.js'),
  'goodword-consent': () => import('../consent/consent.define.js'),
  'goodword-referrals': () => import('../referrals/referrals.define.js'),
  'goodword-progress': () => import('../progress/progress.define.js'),
  'goodword-leaderboard': () => import('../leaderboard/leaderboard.define.js'),
  'goodword-pulse': () => import('../pulse/pulse.define.js'),
};

/**
 * Starts the script tag: remembers the landing in memory, takes early calls, and loads client and
 * elements when something needs them.
 *
 * @param moduleUrl the script's own address
 * @param queue what stood in `window.goodword`
 */
export function start(moduleUrl: string, queue: unknown): GoodwordQueue {
  const configuration = readConfiguration({ moduleUrl, scripts: document.scripts, queue });
  // At once: a router may leave this address before anything else is loaded.
  const landing = readLandingTouch(configuration?.codeParameters);
  let made: Promise<ReferralClient> | undefined;

  // Also where no program is named, which is the first thing to be told.
  const isDebugged =
    configuration?.debug ??
    [...document.scripts].some(({ src, dataset }) => src === moduleUrl && 'debug' in dataset);
  const whenExplaining = isDebugged ? import('./explain.js').catch(() => undefined) : undefined;

  const note = (what: Note, detail?: unknown): void =>
    void whenExplaining?.then((module) => module?.explainNote(what, detail));

  async function makeClient(): Promise<ReferralClient> {
    if (!configuration) throw new Error('[goodword] Expected a program.');
    const { evidenceForms, ...options } = configuration;
    const { createLateClient, createPage } = await import('@goodword/core/browser/late');
    const explaining = await whenExplaining;
    const client = createLateClient(
      {
        ...options,
        ...(landing ? { landing } : {}),
        onError: (error) => note('error', error),
      },
      explaining?.explainPage(createPage()),
    );
    explaining?.explainClient(client);
    void client.load();
    if (evidenceForms) {
      attach(evidenceForms, client).catch((error: unknown) => note('evidence', error));
    }
    return client;
  }

  /** The host's forms may be on the page already, or come later. */
  async function attach(forms: string, client: ReferralClient): Promise<void> {
    const { attachEvidence } = await import('@goodword/core/browser/evidence');
    attachEvidence(document, client, forms);
  }

  function whenClient(): Promise<ReferralClient> {
    if (!made) {
      made = makeClient();
      made.catch((error: unknown) => note('client', error));
    }
    return made;
  }

  const loaders: ElementLoaders = Object.fromEntries(
    Object.entries(MODULES).map(([tag, load]) => [
      tag,
      async () => {
        // Client and element are fetched side by side.
        const client = configuration && whenClient();
        const module = await load();
        if (client) module.setDefaultClient(client, configuration.locale);
      },
    ]),
  );
  watchElements(document.documentElement, loaders, (error) => note('element', error));
  void whenExplaining?.then((module) => module?.explainSoon());

  function push(...calls: EarlyCall[]): void {
    for (const call of calls) {
      if (typeof call !== 'function') continue;
      whenClient()
        .then(call)
        .catch((error: unknown) => note('call', error));
    }
  }
  if (Array.isArray(queue)) push(...(queue as EarlyCall[]));

  if (!configuration) {
    note('program');
    return { push };
  }
  // Whoever came by a link may consent later, and whoever consented is followed up.
  if (landing ?? isGranted()) void whenClient().catch(() => undefined);
  note('started', configuration);
  return { push };
}

function isGranted(): boolean {
  return Object.values(readStoredConsent()?.purposes ?? {}).includes('granted');
}
