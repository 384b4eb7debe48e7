import { PROGRAM_ID_PATTERN } from '@goodword/protocol';
import { invalidOption } from './invalid-option.js';
import type { ReferralClientOptions } from './referral-client.js';

const MODES = ['consent', 'requested-reward', 'cookieless', 'granted'];

/** Tells a developer at once what is wrong. @throws GoodwordError `invalid-option` */
export function checkOptions({ program, consent, basis }: ReferralClientOptions): void {
  if (typeof program !== 'string' || !PROGRAM_ID_PATTERN.test(program)) {
    throw invalidOption('program to be an id such as "acme"', program);
  }
  if (consent !== undefined && !MODES.includes(consent)) {
    throw invalidOption(`consent to be one of ${MODES.join(', ')}`, consent);
  }
  if (consent === 'granted' && !basis?.trim()) {
    throw invalidOption('basis to name the legal basis of consent "granted"', basis);
  }
}
