import type { ReferralClient } from '@goodword/core';
import type { StartPage } from '@goodword/core/browser/late';
import { explainElement } from './explain-element.js';
import { explainState } from './explain-state.js';

/** How long elements have until it is said what they show, in milliseconds: what loads has loaded. */
const PATIENCE = 1000;

/** Says on the console what `data-debug` asks for; without it the console stays silent. */
function explain(message: string, detail?: unknown): void {
  // eslint-disable-next-line no-console -- the one place that speaks, and only when asked to
  console.info(`[goodword] ${message}`, ...(detail === undefined ? [] : [detail]));
}

/** What the tag tells of itself; the words stand here, since most pages never hear them. */
const NOTES = {
  started: 'Started with:',
  program: 'No program is named: set data-program on the script, or window.goodword.',
  client: 'The client could not be made.',
  element: 'An element could not be loaded; what stands in it stays.',
  evidence: 'The evidence cannot be added to forms.',
  call: 'A call failed.',
  error: 'Something failed that nobody waits for.',
} as const;

/** Something that the tag tells of itself. */
export type Note = keyof typeof NOTES;

export function explainNote(note: Note, detail?: unknown): void {
  explain(NOTES[note], detail);
}

/** The page, with each signal of a consent platform told as it comes in. */
export function explainPage(page: StartPage): StartPage {
  return {
    ...page,
    findConsent: (found) =>
      page.findConsent?.({
        ...found,
        report(name, said) {
          explain(`The consent platform ${name} says:`, said);
          found.report(name, said);
        },
      }) ?? (() => undefined),
  };
}

/** Tells each choice of consent, each decision about who sent this visitor, and what elements show. */
export function explainClient(client: ReferralClient): void {
  const { consent } = client;
  const { set, withdraw } = consent;
  Object.assign(consent, {
    set(purposes: object, source: 'banner' | 'host' = 'host') {
      explain(`A choice of consent was made (${source}):`, purposes);
      return set(purposes, source);
    },
    withdraw() {
      explain('Consent was withdrawn: what was kept on this device is deleted.');
      return withdraw();
    },
  } satisfies Partial<ReferralClient['consent']>);
  for (const line of explainState(undefined, client.get())) explain(line);
  let before = client.get();
  client.subscribe((state) => {
    for (const line of explainState(before, state)) explain(line);
    before = state;
    explainSoon(client);
  });
  explainSoon(client);
}

const told = new WeakMap<Element, string>();
let timer: ReturnType<typeof setTimeout> | undefined;

/** Says in a moment of each element on the page why it shows nothing, once for each reason. */
export function explainSoon(client?: ReferralClient): void {
  clearTimeout(timer);
  timer = setTimeout(() => explainElements(client), PATIENCE);
}

function explainElements(client?: ReferralClient): void {
  for (const element of document.querySelectorAll('*')) {
    if (!element.localName.startsWith('goodword-')) continue;
    const line = explainElement(element, client?.get());
    if (line && line !== told.get(element)) explain(line, element);
    if (line) told.set(element, line);
    else told.delete(element);
  }
}
