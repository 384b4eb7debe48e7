import type { ConsentReceipt, ConsentRequest, Purpose } from '@goodword/protocol';
import { DAY } from './day.js';

/** What each purpose means to the person who is asked. */
const PURPOSES: Readonly<Record<Purpose, { description: string; data: string[] }>> = {
  attribution: {
    description: 'Remember on this device who referred the visitor.',
    data: ['the code of the link that was followed', 'when it was followed'],
  },
  measurement: {
    description: 'Count visits, views and shares.',
    data: ['a random number for this visitor', 'the kind, time and channel of what was done'],
  },
  forwarding: {
    description: 'Pass events on to destinations that the program names.',
    data: ['the kind, time and channel of what was done'],
  },
};

const RIGHTS: readonly string[] = [
  'to withdraw at any time, as easily as it was given',
  'to know what is held and to receive a copy of it',
  'to have it corrected or erased',
  'to complain to a supervisory authority',
];

/** What of a record the receipt is made from. */
export interface ReceiptFacts {
  request: ConsentRequest;
  /** Milliseconds since 1970. */
  receivedAt: number;
  controller: { name: string; url: string };
  seal?: { position: number; hash: string; sealedAt: number };
  /** Milliseconds since 1970. */
  now: number;
}

/** Writes a person's receipt, with the elements of ISO/IEC TS 27560. */
export function buildConsentReceipt(facts: ReceiptFacts): ConsentReceipt {
  const { request, receivedAt, controller, seal, now } = facts;
  const { id, subject, type, purposes, policyVersion, locale, source } = request;
  const { occurredAt, durationDays } = request;
  const end = Date.parse(occurredAt) + durationDays * DAY;
  return {
    schemaVersion: 1,
    recordId: id,
    ...(subject === undefined ? {} : { subject }),
    controller,
    notice: { version: policyVersion, language: locale },
    purposes: (Object.keys(PURPOSES) as Purpose[]).flatMap((purpose) => {
      const state = purposes[purpose];
      if (state === undefined) return [];
      const { description, data } = PURPOSES[purpose];
      const recipients =
        purpose === 'forwarding'
          ? [controller.name, 'destinations that the program names']
          : [controller.name];
      return [{ purpose, description, state, legalBasis: 'consent' as const, data, recipients }];
    }),
    rights: [...RIGHTS],
    type: type === 'withdrawal' ? 'withdrawal' : 'grant',
    state: type === 'withdrawal' ? 'withdrawn' : end <= now ? 'expired' : 'given',
    source,
    occurredAt,
    receivedAt: new Date(receivedAt).toISOString(),
    durationDays,
    expiresAt: new Date(end).toISOString(),
    ...(seal ? { seal: { ...seal, sealedAt: new Date(seal.sealedAt).toISOString() } } : {}),
  };
}
