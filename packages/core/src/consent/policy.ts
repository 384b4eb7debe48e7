import type { ReferralState } from '../state.js';

/** The policy that a choice is made under: the program's, or the default until it is known. */
export const policyOf = ({ program }: ReferralState) => ({
  policyVersion: '1',
  durationDays: 180,
  ...program?.consent,
});
