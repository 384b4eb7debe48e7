import { parseCode } from '@goodword/core/rules';
import type { Queries } from '../storage/storage.js';

/** Tells whether a visitor's device has shared a code. */
export async function hasShared(
  queries: Queries,
  programId: string,
  visitor: string,
  code: string,
): Promise<boolean> {
  const parsed = parseCode(code);
  if (!parsed.ok) return false;
  const row = await queries
    .selectFrom('events')
    .select('id')
    .where('programId', '=', programId)
    .where('visitor', '=', visitor)
    .where('type', '=', 'share')
    .where('codeKey', '=', parsed.codeKey)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** The channel by which a visitor came with a code, at a time. */
export async function findVisitChannel(
  queries: Queries,
  programId: string,
  { visitor, code, at }: { visitor: string; code: string; at: number },
): Promise<string | undefined> {
  const parsed = parseCode(code);
  if (!parsed.ok) return undefined;
  const row = await queries
    .selectFrom('events')
    .select('channel')
    .where('programId', '=', programId)
    .where('visitor', '=', visitor)
    .where('type', '=', 'visit')
    .where('codeKey', '=', parsed.codeKey)
    .where('occurredAt', '=', at)
    .limit(1)
    .executeTakeFirst();
  return row?.channel ?? undefined;
}
