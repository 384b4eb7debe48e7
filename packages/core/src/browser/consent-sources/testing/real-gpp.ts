/** The reference platform of the GPP, for a page of its own. */
export { CmpApi } from '@iabgpp/cmpapi';

/** The 24 bits of a section, set at the given purposes. */
export const bits = (...purposes: number[]): boolean[] =>
  Array.from({ length: 24 }, (_, index) => purposes.includes(index + 1));
