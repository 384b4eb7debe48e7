import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import type { ReferralClient } from '@goodword/core';
import type { GoodwordEventMap } from '../events/event-map.js';
import type { GoodwordElement } from '../internal/goodword-element.js';
import '../program/program.define.js';

/** How long a busy machine may take to fetch what an element loads later, in milliseconds. */
const PATIENCE = { timeout: 5000 };

/** How an element is put onto the page. */
export interface MountOptions {
  /** The page's language. */
  lang?: string;
  /** Set on the element before it is connected. */
  properties?: Readonly<Record<string, unknown>>;
}

/** Puts an element into a program with a client, and waits until it has its texts. */
export async function mount<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  client: ReferralClient,
  { lang = 'en', properties = {} }: MountOptions = {},
): Promise<HTMLElementTagNameMap[Tag] & GoodwordElement> {
  const element = document.createElement(tag);
  Object.assign(element, properties);
  const dir = lang === 'ar' || lang === 'he' ? 'rtl' : 'ltr';
  await fixture(html`
    <main lang=${lang} dir=${dir}>
      <goodword-program .client=${client}>${element}</goodword-program>
    </main>
  `);
  await settle(element);
  return element as HTMLElementTagNameMap[Tag] & GoodwordElement;
}

/** Waits until texts, client and what an advocate sees have arrived and nothing more is rendered. */
export async function settle(element: Element): Promise<void> {
  const rendered = element as GoodwordElement;
  await waitUntil(
    () => rendered.state !== undefined && (rendered.text('retry') || rendered.state.status),
  );
  await waitUntil(() => rendered.text('retry') !== '', 'the texts are loaded', PATIENCE);
  if (rendered.state?.advocate) {
    await waitUntil(() => !isLoading(rendered), 'the view is loaded', PATIENCE);
  }
  await rendered.updateComplete;
}

/** Says whether something of an element's content is still being fetched. */
function isLoading({ renderRoot }: GoodwordElement): boolean {
  return renderRoot.querySelector('[part=loading]') !== null;
}

/** The first part of an element's content that matches. */
export function find<Found extends HTMLElement = HTMLElement>(
  element: Element,
  selector: string,
): Found {
  const found = element.shadowRoot?.querySelector<Found>(selector);
  if (!found) throw new Error(`There is no ${selector}.`);
  return found;
}

/** The button whose words are these. */
export function findButton(element: Element, name: string): HTMLButtonElement {
  const buttons = [...(element.shadowRoot?.querySelectorAll('button') ?? [])];
  const found = buttons.find(
    (button) => (button.getAttribute('aria-label') ?? button.textContent).trim() === name,
  );
  if (!found) throw new Error(`There is no button "${name}".`);
  return found;
}

/** All that an element shows, as one line of text. */
export function shownText(element: Element): string {
  const root = element.shadowRoot;
  if (!root) return '';
  const shown = [...root.children].filter((child) => child.localName !== 'style');
  return shown
    .map((child) => (child as HTMLElement).innerText)
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Collects the events of one name that reach the document. */
export function collect<Name extends keyof GoodwordEventMap>(name: Name): GoodwordEventMap[Name][] {
  const events: GoodwordEventMap[Name][] = [];
  document.addEventListener(name, (event) => events.push(event as GoodwordEventMap[Name]));
  return events;
}

/** Waits until what fades in or moves has come to rest; what moves for good is not waited for. */
export async function comeToRest({ shadowRoot }: Element): Promise<void> {
  const moving = shadowRoot?.getAnimations() ?? [];
  const ending = moving.filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
  await Promise.allSettled(ending.map(({ finished }) => finished));
}

/** Checks a state for accessibility in light, in dark, and from right to left. */
export async function expectAccessible(
  tag: keyof HTMLElementTagNameMap,
  createClient: () => ReferralClient,
  arrange: (element: GoodwordElement) => Promise<void> | void = () => undefined,
): Promise<void> {
  for (const scheme of ['light', 'dark']) {
    document.documentElement.style.colorScheme = scheme;
    document.documentElement.style.background = scheme === 'light' ? '#fff' : '#111';
    for (const lang of ['en', 'ar']) {
      const element = await mount(tag, createClient(), { lang });
      await arrange(element);
      await element.updateComplete;
      await comeToRest(element);
      await expect(element).to.be.accessible();
      element.remove();
    }
  }
  document.documentElement.removeAttribute('style');
}

/** Counts the changes that a piece of work makes to an element's content. */
export async function countWrites(
  element: GoodwordElement,
  work: () => Promise<void> | void,
): Promise<number> {
  let writes = 0;
  const observer = new MutationObserver((records) => {
    writes += records.length;
  });
  const everything = { childList: true, subtree: true, attributes: true, characterData: true };
  observer.observe(element.renderRoot, everything);
  observer.observe(element, { attributes: true });
  await work();
  await element.updateComplete;
  writes += observer.takeRecords().length;
  observer.disconnect();
  return writes;
}
