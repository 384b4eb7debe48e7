import type { ConsentMode, ConsentValue } from '@goodword/protocol';
import type { ConsentState } from '../state.js';

/** What holds where nobody spoke, and why. A host's own basis holds until the person objects. */
const DEFAULTS: Partial<Record<ConsentMode, [value: ConsentValue, source: string]>> = {
  cookieless: ['denied', 'mode'],
  granted: ['granted', 'basis'],
};

/** The state while nobody has said anything. */
export function defaultConsent(mode: ConsentMode): ConsentState {
  const [value, source] = DEFAULTS[mode] ?? ['unknown', 'default'];
  return {
    mode,
    purposes: { attribution: value, measurement: value, forwarding: value },
    source,
    decided: value !== 'unknown',
  };
}
