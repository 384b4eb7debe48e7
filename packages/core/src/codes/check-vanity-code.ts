import { readCharacters } from './code-key.js';
import { CODE_LENGTH } from './code-length.js';
import { hasOffence } from './has-offence.js';
import { parseCode, type CodeFault } from './parse-code.js';
import { RESERVED_WORDS } from './reserved-words.js';

/**
 * Why a text cannot be a vanity code. `generated` means that it would be taken for a generated code,
 * or for a campaign's.
 */
export type VanityFault = Exclude<CodeFault, 'check'> | 'generated' | 'reserved' | 'offensive';

/** A vanity code as it is shown and as it is compared, or why there is none. */
export type CheckedVanityCode =
  { ok: true; code: string; codeKey: string } | { ok: false; reason: VanityFault };

/** What a host forbids besides. */
export interface CheckVanityCodeOptions {
  /** Words that nobody may have, such as the names of brands; in any case. */
  reserved?: readonly string[];
  /** Tells that a code must not be given out. @default hasOffence */
  isOffensive?: (code: string) => boolean;
}

/**
 * Checks a code that somebody chose. It has 3 to 20 letters and digits, never 11; not reserved, not
 * offensive, and nothing that looks like a generated code. Whether it is taken, only the server
 * knows: codes are the same when their keys are.
 *
 * @example checkVanityCode('lola-2027') // { ok: true, code: 'LOLA2027', codeKey: '101A2027' }
 * @example checkVanityCode('Admin') // { ok: false, reason: 'reserved' }
 */
export function checkVanityCode(
  text: string,
  { reserved = [], isOffensive = hasOffence }: CheckVanityCodeOptions = {},
): CheckedVanityCode {
  const parsed = parseCode(text);
  if (!parsed.ok) {
    return { ok: false, reason: parsed.reason === 'check' ? 'generated' : parsed.reason };
  }
  const { code, codeKey, vanity } = parsed;
  if (!vanity || endsInGeneratedCode(codeKey)) return { ok: false, reason: 'generated' };
  const isReserved = [...RESERVED_WORDS.split(' '), ...reserved].some(
    (word) => readCharacters(word).codeKey === codeKey,
  );
  if (isReserved) return { ok: false, reason: 'reserved' };
  if (isOffensive(code)) return { ok: false, reason: 'offensive' };
  return { ok: true, code, codeKey };
}

/** With a prefix, a generated code has 13 characters or more: see `prefixCode()`. */
function endsInGeneratedCode(codeKey: string): boolean {
  return codeKey.length > CODE_LENGTH && parseCode(codeKey.slice(-CODE_LENGTH)).ok;
}
