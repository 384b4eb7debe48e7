import { ID_PREFIXES, type ConsentRequest } from '@goodword/protocol';
import type { ClientParts } from '../client-parts.js';
import { drawId } from '../ids/draw-id.js';
import type { Random } from '../ports.js';
import type { ConsentState } from '../state.js';
import { PRIMARY } from './merge-consent.js';
import { policyOf } from './policy.js';

/** A choice that changed something. */
export interface Choice {
  source: string;
  before: ConsentState['purposes'];
  after: ConsentState['purposes'];
  /** Milliseconds since 1970. */
  changedAt: number;
}

interface RecordOptions extends Pick<ClientParts, 'store' | 'locale'> {
  random: Random;
}

/**
 * Makes the record of a grant, a refusal or a withdrawal; a refusal names nobody.
 *
 * @param subject the visitor's id, if there is or was one
 */
export function recordChoice(
  { store, locale, random }: RecordOptions,
  { source, before, after, changedAt }: Choice,
  subject: string | undefined,
): ConsentRequest {
  const type = typeOf(before, after);
  const { policyVersion, durationDays } = policyOf(store.get());
  return {
    schemaVersion: 1,
    id: drawId(ID_PREFIXES.consent, { now: changedAt, random }),
    type,
    ...(subject && type !== 'refusal' ? { subject } : {}),
    purposes: after,
    source,
    policyVersion,
    durationDays,
    locale: locale(),
    occurredAt: new Date(changedAt).toISOString(),
  };
}

function typeOf(before: Choice['before'], after: Choice['after']): ConsentRequest['type'] {
  // The server forgets the device at a withdrawal, which an end of forwarding alone is not.
  if (PRIMARY.some((purpose) => before[purpose] === 'granted' && after[purpose] !== 'granted')) {
    return 'withdrawal';
  }
  return Object.values(after).includes('granted') ? 'grant' : 'refusal';
}
