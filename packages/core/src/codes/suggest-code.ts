import { CROCKFORD_ALPHABET } from '@goodword/protocol';
import { checkCharacter } from './check-character.js';
import { readCharacters } from './code-key.js';
import { CODE_LENGTH, CODE_LONGEST, VANITY_LONGEST, VANITY_SHORTEST } from './code-length.js';
import { misreadingCost } from './misreading-cost.js';
import { LONGEST_INPUT } from './parse-code.js';

/** What suggestions are drawn from. */
export interface SuggestCodeOptions {
  /**
   * Tells that a code exists, by its key. Without it, only generated codes are suggested, since their
   * check character says which could be right. Asked about 2,000 times at most.
   */
  isKnown?: (codeKey: string) => boolean;
  /** @default 5 */
  limit?: number;
}

/** A character too few for the shortest code, up to one too many for the longest. */
const MISTYPED = /^[0-9A-Z]{2,32}$/;

/**
 * How unlikely a mistake is, beside those of `misreadingCost()`. For every place there is one other
 * character that makes the check right, but hardly ever a swap that does: one that does was meant.
 */
const COSTS = { swap: 0, doubled: 0, surplus: 1, missing: 3 } as const;

/**
 * Suggests the codes that may have been meant by a mistyped one.
 *
 * They are those that one changed, missing, surplus or
 * swapped character away are right, the likeliest mistake first (look-alikes, neighbours on the
 * keyboard, letters that sound alike).
 *
 * Whoever may ask with `isKnown` can look for codes that exist: limit how often a stranger may.
 *
 * @returns keys of codes, as `parseCode()` has them
 * @example suggestCode('7K3MQ9TZ47H')[0] // '7K3MQ9TZ4H7'
 */
export function suggestCode(
  text: string,
  { isKnown, limit = 5 }: SuggestCodeOptions = {},
): string[] {
  if (text.length > LONGEST_INPUT) return [];
  const { codeKey } = readCharacters(text);
  if (!MISTYPED.test(codeKey)) return [];
  const found = new Map<string, number>();
  for (const [candidate, cost] of editsOf(codeKey)) {
    if (candidate === codeKey || cost >= (found.get(candidate) ?? Infinity)) continue;
    if (!couldBe(candidate, isKnown !== undefined)) continue;
    if (isKnown && !found.has(candidate) && !isKnown(candidate)) continue;
    found.set(candidate, cost);
  }
  const byCost = [...found].sort(([, a], [, b]) => a - b);
  return byCost.slice(0, limit).map(([code]) => code);
}

/** As `parseCode()` has it, but for a key: most edits end here. */
function couldBe(codeKey: string, withVanity: boolean): boolean {
  const { length } = codeKey;
  if (length === CODE_LENGTH || length > VANITY_LONGEST) {
    return !codeKey.includes('U') && checkCharacter(codeKey) === '0' && length <= CODE_LONGEST;
  }
  return withVanity && length >= VANITY_SHORTEST;
}

/** Every text that is one mistake away, and how unlikely the mistake is. */
function* editsOf(text: string): Generator<[string, number]> {
  for (let place = 0; place <= text.length; place += 1) {
    const [before, here, next] = [text.slice(0, place), text.charAt(place), text.charAt(place + 1)];
    const rest = text.slice(place + 1);
    if (here !== '') {
      yield [before + rest, here === next ? COSTS.doubled : COSTS.surplus];
      for (const meant of CHARACTERS) yield [before + meant + rest, misreadingCost(meant, here)];
    }
    if (next !== '') yield [before + next + here + rest.slice(1), COSTS.swap];
    for (const meant of CHARACTERS) {
      yield [before + meant + here + rest, meant === here ? COSTS.doubled : COSTS.missing];
    }
  }
}

/** A vanity code's key may have a U besides. */
const CHARACTERS = `${CROCKFORD_ALPHABET}U`;
