import { lockProgram } from '../storage/lock-program.js';
import type { Queries } from '../storage/storage.js';
import { forgetVisitor } from './events.js';
import { loadConversionsOf, loadLeadsOf } from './held-data.js';

/** Ends the sessions of advocates, and what can be done with their codes; each code gets another text. */
export async function retireCodes(
  queries: Queries,
  programId: string,
  {
    advocateIds,
    codes,
  }: { advocateIds: readonly string[]; codes: readonly { codeKey: string; replacement: string }[] },
): Promise<void> {
  for (const { codeKey, replacement } of codes) {
    await queries
      .updateTable('codes')
      .set({ codeKey: replacement, code: replacement, state: 'revoked' })
      .where('programId', '=', programId)
      .where('codeKey', '=', codeKey)
      .execute();
  }
  if (advocateIds.length === 0) return;
  await queries
    .deleteFrom('sessions')
    .where('programId', '=', programId)
    .where('advocateId', 'in', advocateIds)
    .execute();
}

/** Deletes what people typed, what is known of them and what they were sent, and forgets their devices. */
export async function deletePeople(
  queries: Queries,
  programId: string,
  personIds: readonly string[],
): Promise<void> {
  if (personIds.length === 0) return;
  await lockProgram(queries, programId);
  const leads = await loadLeadsOf(queries, programId, personIds);
  const conversions = await loadConversionsOf(queries, programId, personIds);
  const visitors = new Set([...leads, ...conversions].flatMap(({ visitor }) => visitor ?? []));
  for (const visitor of visitors) await forgetVisitor(queries, programId, visitor);
  for (const { id } of leads) await deleteForm(queries, programId, id);
  for (const table of ['logins', 'mails'] as const) {
    await queries
      .deleteFrom(table)
      .where('programId', '=', programId)
      .where('personId', 'in', personIds)
      .execute();
  }
  await queries
    .deleteFrom('people')
    .where('programId', '=', programId)
    .where('id', 'in', personIds)
    .execute();
}

/** Deletes what was typed and noted of a lead; where it came from and where it stands stays. */
export async function deleteForm(
  queries: Queries,
  programId: string,
  leadId: string,
): Promise<void> {
  for (const table of ['peopleForms', 'peopleNotes'] as const) {
    await queries
      .deleteFrom(table)
      .where('programId', '=', programId)
      .where('leadId', '=', leadId)
      .execute();
  }
}
