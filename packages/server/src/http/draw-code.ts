import { generateCode, parseCode } from '@goodword/core/rules';
import { loadCodes } from '../records/codes.js';
import type { Queries } from '../storage/storage.js';
import type { Services } from './services.js';

/** Draws until a code is free; with 50 bits of chance the first one is. */
export async function drawCode(
  queries: Queries,
  programId: string,
  random: Services['random'],
): Promise<{ code: string; codeKey: string }> {
  for (;;) {
    const code = generateCode({ random });
    const parsed = parseCode(code);
    if (!parsed.ok) continue;
    const taken = await loadCodes(queries, programId, [parsed.codeKey]);
    if (taken.length === 0) return { code, codeKey: parsed.codeKey };
  }
}
