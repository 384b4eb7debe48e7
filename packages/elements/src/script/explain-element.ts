import type { ReferralState } from '@goodword/core';

/** Why an element that is there shows nothing, as far as its own kind goes. */
const REASONS: Readonly<Record<string, (state: ReferralState) => string>> = {
  'goodword-welcome': ({ touch, referrer }) =>
    touch || referrer
      ? 'it was closed'
      : 'nobody sent this visitor: open the page by a link with ?ref=CODE',
  'goodword-consent': ({ consent }) =>
    `it asks in the mode “consent” alone, and the mode is “${consent.mode}”`,
};

/**
 * Says why an element shows nothing.
 *
 * @param state of the client, where there is one
 * @returns `undefined` where it shows something, or is not meant to
 */
export function explainElement(element: Element, state?: ReferralState): string | undefined {
  const tag = element.localName;
  if (tag === 'goodword-program') return undefined;
  if (!customElements.get(tag)) {
    return isNear(element)
      ? `<${tag}> is not defined: its code could not be loaded, or the tag is misspelt.`
      : `<${tag}> is far below the screen: its code is loaded when it comes near.`;
  }
  if (isEmpty(element)) {
    const reason = !state
      ? 'there is no client: no program is named'
      : state.status === 'ready'
        ? (REASONS[tag]?.(state) ?? 'it has nothing to show yet')
        : `the program is not there (${state.status})`;
    return `<${tag}> shows nothing: ${reason}.`;
  }
  return element.checkVisibility()
    ? undefined
    : `<${tag}> is hidden by the page’s own styles or stands in something hidden.`;
}

const isNear = (element: Element): boolean =>
  element.getBoundingClientRect().top < innerHeight + 400;

function isEmpty(element: Element): boolean {
  try {
    return element.matches(':state(empty)');
  } catch {
    return !element.shadowRoot?.querySelector('.root');
  }
}
