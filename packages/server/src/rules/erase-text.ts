import { parseCode } from '@goodword/core/rules';

/** What must not be read any more, and what stands in its place. */
export interface ErasedTerms {
  /** Addresses, in every form that they are kept in. */
  emails: readonly string[];
  codes: readonly { code: string; codeKey: string; replacement: string }[];
}

/** What stands where an address stood. */
export const ERASED = 'erased';

/** Takes the terms out of a text that people wrote, wherever they stand in it. */
export function eraseText(text: string, { emails, codes }: ErasedTerms): string {
  let rest = text;
  for (const email of emails) rest = rest.replaceAll(new RegExp(escape(email), 'giu'), ERASED);
  for (const { code, codeKey, replacement } of codes) {
    for (const word of new Set([code, codeKey])) {
      // A code stands alone; a short one may be the beginning of any word.
      const alone = new RegExp(String.raw`(?<![\p{L}\p{N}])${escape(word)}(?![\p{L}\p{N}])`, 'giu');
      rest = rest.replaceAll(alone, replacement);
    }
  }
  return rest;
}

/** Takes the terms out of a JSON text; a code also where it was typed in another way. */
export function eraseJson(text: string, terms: ErasedTerms): string {
  return JSON.stringify(erasePart(JSON.parse(text), terms));
}

function erasePart(part: unknown, terms: ErasedTerms): unknown {
  if (typeof part === 'string') {
    const parsed = parseCode(part);
    const typed = parsed.ok && terms.codes.find(({ codeKey }) => codeKey === parsed.codeKey);
    return typed ? typed.replacement : eraseText(part, terms);
  }
  if (Array.isArray(part)) return part.map((one) => erasePart(one, terms));
  if (part === null || typeof part !== 'object') return part;
  return Object.fromEntries(
    Object.entries(part).map(([key, value]) => [eraseText(key, terms), erasePart(value, terms)]),
  );
}

function escape(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}
