import type { ConsentState, ReferralState, Touch } from '@goodword/core';

/**
 * Puts into words what became of a state: consent, who sent this visitor, what failed.
 *
 * @param before `undefined` for the first state
 */
export function explainState(before: ReferralState | undefined, after: ReferralState): string[] {
  return [
    ...explainStatus(before, after),
    ...(before?.consent === after.consent ? [] : [explainConsent(after.consent)]),
    ...explainTouch(before, after),
    ...explainReferrer(before, after),
  ];
}

function explainStatus(
  before: ReferralState | undefined,
  { status, error, program }: ReferralState,
): string[] {
  if (before?.status === status && before.error === error) return [];
  if (status === 'error' && error) {
    return [
      `The program could not be loaded, so no element shows its content: ${error.code}. ` +
        `${error.message} See docs/errors.md#${error.code}.`,
    ];
  }
  if (status === 'ready' && program) {
    const test = program.test ? ', a test program' : '';
    return [`The program “${program.name}” is loaded (version ${program.version}${test}).`];
  }
  return [];
}

function explainConsent({ mode, purposes, source, decided }: ConsentState): string {
  const values = Object.entries(purposes).map(([purpose, value]) => `${purpose} ${value}`);
  const by = decided ? `, said by ${source}` : ', nobody has said anything yet';
  return `Consent (mode ${mode}): ${values.join(', ')}${by}.`;
}

function explainTouch(before: ReferralState | undefined, after: ReferralState): string[] {
  const isGranted = ({ consent }: ReferralState) => consent.purposes.attribution === 'granted';
  const { touch } = after;
  if (!touch) {
    if (before?.touch) {
      const reason = isGranted(after) || !isGranted(before) ? 'it counts no more' : 'consent ended';
      return [`The visit by the code ${before.touch.code} is forgotten: ${reason}.`];
    }
    return before
      ? []
      : ['No code is in the address or on this page: nobody is known to have sent this visitor.'];
  }
  const isKnown = before?.touch === touch;
  if (isKnown && isGranted(before) === isGranted(after)) return [];
  const place = isGranted(after)
    ? 'It may be kept on this device'
    : `It is held in memory and lost with the page, since attribution is ${after.consent.purposes.attribution}`;
  return [`${describe(touch)} ${place}.`];
}

function describe({ code, touchedAt, via, sku }: Touch): string {
  const context = [via && `by ${via}`, sku && `for ${sku}`].filter(Boolean).join(' ');
  return `A visit by the code ${code}${context && ` ${context}`}, ${new Date(touchedAt).toISOString()}, is what a lead or an order is credited by.`;
}

function explainReferrer(
  before: ReferralState | undefined,
  { referrer, touch, status }: ReferralState,
): string[] {
  if (referrer && referrer !== before?.referrer) {
    const name = referrer.displayName ? `${referrer.displayName} may be named` : 'no name is given';
    return [`The server knows the code ${referrer.code}; ${name}.`];
  }
  const isDropped = before?.touch && !touch && before.status === 'loading' && !referrer;
  return isDropped && status !== 'error'
    ? [`The server does not know the code ${before.touch?.code ?? ''}, or it is paused or over.`]
    : [];
}
