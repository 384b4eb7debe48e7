import type { CodeResponse } from '@goodword/protocol';
import { generateCode, parseCode } from '@goodword/core/rules';

/** A code that the mock knows. */
export interface KnownCode {
  /** The advocate's name, where they allow it. */
  displayName?: string;
  /** @default 'active' */
  state?: 'active' | 'paused' | 'expired';
}

/** The codes of the mock, found as people type them. */
export interface KnownCodes {
  /** The code of an advocate: the same one each time. */
  issue(advocate: string, displayName?: string): string;
  judge(text: string): CodeResponse;
}

/**
 * Makes the list of codes.
 *
 * @param given codes that are there from the start, by their text
 * @throws TypeError when one of them is no code
 */
export function createKnownCodes(given: Readonly<Record<string, KnownCode>>): KnownCodes {
  const byKey = new Map<string, KnownCode & { code: string }>();
  const byAdvocate = new Map<string, string>();

  for (const [text, known] of Object.entries(given)) {
    const parsed = parseCode(text);
    if (!parsed.ok) {
      throw new TypeError(
        `[goodword] Expected a code, received ${text}. Use 3 to 20 letters and digits, not 11.`,
      );
    }
    byKey.set(parsed.codeKey, { ...known, code: parsed.code });
  }

  return {
    issue(advocate, displayName) {
      const existing = byAdvocate.get(advocate);
      if (existing !== undefined) return existing;
      const code = generateCode();
      byAdvocate.set(advocate, code);
      byKey.set(code, { code, ...(displayName === undefined ? {} : { displayName }) });
      return code;
    },
    judge(text) {
      const parsed = parseCode(text);
      if (!parsed.ok) return { valid: false, reason: 'malformed' };
      const known = byKey.get(parsed.codeKey);
      if (!known) return { valid: false, reason: 'unknown' };
      const { code, displayName, state = 'active' } = known;
      if (state !== 'active') return { valid: false, reason: state };
      return {
        valid: true,
        code,
        ...(displayName === undefined ? {} : { advocate: { displayName } }),
      };
    },
  };
}
