import { readCharacters } from './code-key.js';
import { CODE_LENGTH } from './code-length.js';
import { parseCode, type CodeFault } from './parse-code.js';

/** A campaign's code, or why there is none; `prefix` is missing where no campaign has the text's. */
export type ParsedCampaignCode =
  | { ok: true; code: string; codeKey: string; vanity: boolean; prefix?: string }
  | { ok: false; reason: CodeFault };

/**
 * Reads a code of which the campaigns are known, so that mistyping it is noticed without asking the
 * server. `parseCode()` reads the same text to the same key, but not knowing the prefixes it takes it
 * for a vanity code.
 *
 * @param prefixes as they were given to `prefixCode()`
 * @example parseCampaignCode('spring 7k3m q9tz 4h7', ['SPRING'])
 *   // { ok: true, code: 'SPRING-7K3MQ9TZ4H7', prefix: 'SPRING', … }
 */
export function parseCampaignCode(text: string, prefixes: readonly string[]): ParsedCampaignCode {
  const whole = parseCode(text);
  if (!whole.ok || !whole.vanity) return whole;
  const start = whole.codeKey.slice(0, -CODE_LENGTH);
  const prefix = prefixes.find((name) => start !== '' && readCharacters(name).codeKey === start);
  if (prefix === undefined) return whole;
  const body = parseCode(whole.codeKey.slice(-CODE_LENGTH));
  if (!body.ok) return body;
  const name = prefix.toUpperCase();
  return { ...whole, code: `${name}-${body.code}`, vanity: false, prefix: name };
}
