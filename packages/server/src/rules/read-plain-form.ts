import { createId } from '@goodword/core/rules';

/** Fields of a plain form that are no answers. */
const OWN = new Set(['id', 'email', 'name', 'phone', 'code', 'contactConsent', 'program']);

/**
 * Reads a form that was sent without a script into the shape of a lead; the schema judges it.
 * Every field that is not contact, code or consent is an answer.
 */
export function readPlainForm(
  form: URLSearchParams,
  policyVersion: string,
  { now, random }: { now(): number; random(size: number): Uint8Array },
): unknown {
  const field = (name: string) => form.get(name)?.trim() || undefined;
  const answers = [...form].filter(([name, value]) => !OWN.has(name) && value !== '');
  return {
    id: field('id') ?? createId('lead', { now: now(), random }),
    contact: { email: field('email'), name: field('name'), phone: field('phone') },
    answers: Object.fromEntries(answers),
    evidence: { code: field('code') },
    consent: { contact: field('contactConsent') !== undefined, policyVersion },
  };
}
