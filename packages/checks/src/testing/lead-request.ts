import { createId } from '@goodword/core/rules';
import type { LeadRequest } from '@goodword/protocol';

/** A lead that the demo program takes, from nobody in particular. */
export function leadRequest(number: number, evidence: LeadRequest['evidence'] = {}): LeadRequest {
  return {
    id: createId('lead', { now: Date.now() }),
    contact: { email: `friend-${number}@example.org`, name: `Friend ${number}` },
    answers: {},
    evidence,
    consent: { contact: true, policyVersion: '1' },
  };
}
