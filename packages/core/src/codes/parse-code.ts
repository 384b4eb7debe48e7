import { checkCharacter } from './check-character.js';
import { readCharacters } from './code-key.js';
import { CODE_LENGTH, CODE_LONGEST, VANITY_LONGEST, VANITY_SHORTEST } from './code-length.js';

/** Why a text is no code. `check` means that it was most likely mistyped. */
export type CodeFault = 'empty' | 'length' | 'characters' | 'check';

/** A code as it is shown and as it is compared, or why there is none. */
export type ParsedCode =
  { ok: true; code: string; codeKey: string; vanity: boolean } | { ok: false; reason: CodeFault };

/** More than a person types; a megabyte is refused before anything else looks at it. */
export const LONGEST_INPUT = 64;

/**
 * Reads a code as people type it. It takes any case, spaces and dashes, and exchanges look-alikes
 * (`O` for `0`, `I` and `L` for `1`, as Crockford's base 32 reads them). Codes of 11 and of more than
 * 20 characters are generated ones, whose check character has to be right; all others are vanity
 * codes, and so, to this function, are campaigns' codes: see `parseCampaignCode()`.
 *
 * @example parseCode('7k3m q9tz-4h7') // { ok: true, code: '7K3MQ9TZ4H7', codeKey: '7K3MQ9TZ4H7', … }
 */
export function parseCode(text: string): ParsedCode {
  if (text.length > LONGEST_INPUT) return { ok: false, reason: 'length' };
  const { typed, codeKey } = readCharacters(text);
  if (!typed) return { ok: false, reason: 'empty' };
  const vanity = codeKey.length !== CODE_LENGTH && codeKey.length <= VANITY_LONGEST;
  // Of all letters, U alone is neither in the alphabet nor taken for one that is.
  if ((vanity ? /[^0-9A-Z]/ : /[^0-9A-TV-Z]/).test(codeKey)) {
    return { ok: false, reason: 'characters' };
  }
  if (codeKey.length < VANITY_SHORTEST || codeKey.length > CODE_LONGEST)
    return { ok: false, reason: 'length' };
  if (vanity) return { ok: true, code: typed, codeKey, vanity };
  // With its own check character a code comes out as 0.
  if (checkCharacter(codeKey) !== '0') return { ok: false, reason: 'check' };
  return { ok: true, code: codeKey, codeKey, vanity };
}
