/**
 * The form of every id on the wire.
 *
 * An id is a prefix of three letters, `_`, nine characters of time (milliseconds since 1970 in
 * Crockford's base 32, so that ids sort by time and an index is appended to) and sixteen random
 * characters (80 bits). Ids are made in `@goodword/core`; this module only recognises them.
 */

/** The prefix of each kind of record's id. */
export const ID_PREFIXES = {
  program: 'prg',
  advocate: 'adv',
  person: 'prs',
  code: 'cod',
  event: 'evt',
  lead: 'led',
  stageChange: 'stg',
  conversion: 'cnv',
  reversal: 'rvs',
  reward: 'rwd',
  ledgerEntry: 'lgr',
  consent: 'cns',
  key: 'key',
  webhook: 'whk',
  delivery: 'dlv',
  mail: 'mal',
  audit: 'aud',
  erasure: 'ers',
  pulse: 'pls',
} as const;

/** A kind of record that has an id of its own. */
export type IdKind = keyof typeof ID_PREFIXES;

/** Characters of time in an id: nine characters of five bits hold milliseconds until the year 3084. */
export const ID_TIME_LENGTH = 9;

/** Random characters in an id: 80 bits, so that two clients never draw the same one in a millisecond. */
export const ID_RANDOM_LENGTH = 16;

/** Crockford's base 32: no I, L, O or U, so that nothing is misread and few words appear. */
export const CROCKFORD_ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

const ID_BODY = new RegExp(`^[${CROCKFORD_ALPHABET}]{${ID_TIME_LENGTH + ID_RANDOM_LENGTH}}$`);

/**
 * Tells whether a value is a well-formed id of one kind.
 *
 * @example isId('lead', 'led_01K9XW5Z0ABCDEFGH1JKMNPQR')
 */
export function isId(kind: IdKind, value: unknown): value is string {
  return (
    typeof value === 'string' &&
    value.startsWith(`${ID_PREFIXES[kind]}_`) &&
    ID_BODY.test(value.slice(ID_PREFIXES[kind].length + 1))
  );
}

/**
 * Reads the time in an id, in milliseconds since 1970.
 *
 * @returns `undefined` when the value is not an id of that kind.
 */
export function readIdTime(kind: IdKind, value: unknown): number | undefined {
  if (!isId(kind, value)) return undefined;
  const start = ID_PREFIXES[kind].length + 1;
  let time = 0;
  for (const character of value.slice(start, start + ID_TIME_LENGTH)) {
    time = time * 32 + CROCKFORD_ALPHABET.indexOf(character);
  }
  return time;
}
