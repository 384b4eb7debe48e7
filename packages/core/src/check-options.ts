import { PROGRAM_ID_PATTERN } from '@goodword/protocol';
import { GoodwordError } from './error.js';
import type { ReferralClientOptions } from './referral-client.js';

const MODES = ['consent', 'requested-reward', 'cookieless', 'granted'];

/** Tells a developer at once what is wrong. @throws GoodwordError `invalid-option` */
export function checkOptions({ program, consent, basis }: ReferralClientOptions): void {
  if (typeof program !== 'string' || !PROGRAM_ID_PATTERN.test(program)) {
    throw invalid('program to be the id of a program such as "acme"', program);
  }
  if (consent !== undefined && !MODES.includes(consent)) {
    throw invalid(`consent to be one of ${MODES.join(', ')}`, consent);
  }
  if (consent === 'granted' && !basis?.trim()) {
    throw invalid('basis to name your legal basis in words, since consent is "granted"', basis);
  }
}

function invalid(expected: string, received: unknown): GoodwordError {
  return new GoodwordError(
    'invalid-option',
    `Expected ${expected}, received ${JSON.stringify(received)}.`,
  );
}
