import type { ReferralClient } from '../referral-client.js';

/** The field's name in the host's form. */
export const EVIDENCE_FIELD = 'goodword_evidence';

/**
 * Adds what is known of who referred this person to a form of the host's own.
 *
 * It becomes one field of JSON (see `Evidence`) at the moment of submission: the page itself is not
 * changed, and what came to be known meanwhile is in it. It serves a plain submission and `new FormData(form)` alike.
 *
 * @param root the form, or what it stands in: forms that come later are served too
 * @param selector which of the forms in `root`
 * @example
 * attachEvidence(document, client, 'form.checkout');
 * // the host's server: JSON.parse(fields.goodword_evidence) goes into `POST /v1/conversions`
 * @returns a function that ends it
 * @throws DOMException `SyntaxError` when `selector` is none
 */
export function attachEvidence(
  root: HTMLElement | Document,
  client: Pick<ReferralClient, 'evidence'>,
  selector = 'form',
): () => void {
  // A selector that is none is told to the developer, not to who submits.
  root.querySelector(selector);
  // It bubbles: https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#constructing-entry-list
  const handleFormData = ({ target, formData }: FormDataEvent): void => {
    const evidence = client.evidence();
    if (!(target instanceof HTMLFormElement && target.matches(selector))) return;
    if (Object.keys(evidence).length > 0) formData.set(EVIDENCE_FIELD, JSON.stringify(evidence));
  };
  root.addEventListener('formdata', handleFormData as EventListener);
  return () => root.removeEventListener('formdata', handleFormData as EventListener);
}
