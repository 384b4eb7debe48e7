import { CROCKFORD_ALPHABET } from '@goodword/protocol';
import { checkCharacter } from './check-character.js';
import { CODE_LENGTH, CODE_RANDOM_LENGTH } from './code-length.js';

/** Why a text is no code. `check` means that it was most likely mistyped. */
export type CodeFault = 'empty' | 'length' | 'characters' | 'check';

/** A code as it is shown and as it is compared, or why there is none. */
export type ParsedCode =
  { ok: true; code: string; codeKey: string; vanity: boolean } | { ok: false; reason: CodeFault };

/** Vanity codes are 3 to 20 characters long, and never as long as a generated one. */
const VANITY_LENGTHS = { shortest: 3, longest: 20 };

/** More than a person types; a megabyte is refused before anything else looks at it. */
const LONGEST_INPUT = 64;

const SEPARATORS = /[\s\p{Pd}_.]+/gu;
const WORDS = /^[0-9A-Z]+$/;
const BODY = new RegExp(`^[${CROCKFORD_ALPHABET}]+$`);

/**
 * Reads a code as people type it: any case, with spaces or dashes, look-alikes exchanged
 * (`O` for `0`, `I` and `L` for `1`, as Crockford's base 32 reads them).
 *
 * @example parseCode('7k3m q9tz-4hv') // { ok: true, code: '7K3MQ9TZ4HV', … }
 */
export function parseCode(text: string): ParsedCode {
  if (text.length > LONGEST_INPUT) return { ok: false, reason: 'length' };
  // Compatibility forms bring full-width letters and digits to the plain ones.
  const typed = text.normalize('NFKC').replace(SEPARATORS, '').toUpperCase();
  if (typed === '') return { ok: false, reason: 'empty' };
  if (!WORDS.test(typed)) return { ok: false, reason: 'characters' };
  const codeKey = typed.replaceAll('O', '0').replace(/[IL]/g, '1');
  if (codeKey.length === CODE_LENGTH) return parseGenerated(codeKey);
  const { shortest, longest } = VANITY_LENGTHS;
  if (typed.length < shortest || typed.length > longest) return { ok: false, reason: 'length' };
  return { ok: true, code: typed, codeKey, vanity: true };
}

function parseGenerated(code: string): ParsedCode {
  if (!BODY.test(code)) return { ok: false, reason: 'characters' };
  const body = code.slice(0, CODE_RANDOM_LENGTH);
  if (checkCharacter(body) !== code.slice(CODE_RANDOM_LENGTH))
    return { ok: false, reason: 'check' };
  return { ok: true, code, codeKey: code, vanity: false };
}
