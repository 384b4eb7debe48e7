import type { ConsentSourceOptions } from '../../ports.js';
import type { Said } from './follow-platform.js';

/**
 * Reads our purposes from those of the Transparency and Consent Framework: 1 is to store, 7 to
 * measure advertising, 9 to understand audiences.
 *
 * @param isAllowed whether the person consented to a purpose
 * @param isStorageAsked false where the law of the publisher's country let purpose 1 go unasked
 * @see https://github.com/InteractiveAdvertisingBureau/GDPR-Transparency-and-Consent-Framework
 */
export function readTcfPurposes(
  isAllowed: (purpose: number) => boolean,
  isStorageAsked: boolean,
): Said {
  const said: Said = {};
  const storage = isStorageAsked ? isAllowed(1) : undefined;
  const tell = (purpose: keyof Said, answer: boolean | undefined) => {
    if (answer !== undefined) said[purpose] = answer ? 'granted' : 'denied';
  };
  tell('attribution', storage);
  // What is refused is refused, and what is allowed has nothing to work on without storage.
  tell('measurement', (isAllowed(7) || isAllowed(9)) && storage);
  tell('forwarding', isAllowed(7) && storage);
  return said;
}

/** What holds for a visitor whom no law requires to be asked: nothing, unless the program says so. */
export const readOutside = ({ outside }: ConsentSourceOptions): Said =>
  outside === 'granted' ? { attribution: outside, measurement: outside, forwarding: outside } : {};
