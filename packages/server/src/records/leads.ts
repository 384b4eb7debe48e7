import type { Database, LeadRow } from '../storage/database.js';
import { lockProgram } from '../storage/lock-program.js';
import type { Queries } from '../storage/storage.js';
import { cutPage, type Page, type PageRequest } from './page.js';

type StageRow = Database['stageChanges'];

/** A lead with what the person typed; `body` is absent once the person was erased. */
export interface LeadRecord extends LeadRow {
  body: string | null;
}

export async function findLead(
  queries: Queries,
  programId: string,
  id: string,
): Promise<LeadRecord | undefined> {
  await lockProgram(queries, programId);
  return leads(queries, programId).where('leads.id', '=', id).executeTakeFirst();
}

/** A program's leads, latest first. */
export async function listLeads(
  queries: Queries,
  programId: string,
  { limit, after }: PageRequest,
): Promise<Page<LeadRecord>> {
  let query = leads(queries, programId);
  if (after) {
    query = query.where((eb) =>
      eb(eb.refTuple('leads.receivedAt', 'leads.id'), '<', eb.tuple(after.at, after.id)),
    );
  }
  const rows = await query
    .orderBy('leads.receivedAt', 'desc')
    .orderBy('leads.id', 'desc')
    .limit(limit + 1)
    .execute();
  return cutPage(rows, limit, ({ receivedAt, id }) => ({ at: receivedAt, id }));
}

/** The latest lead of a person. */
export async function findLeadOfPerson(
  queries: Queries,
  programId: string,
  personId: string,
): Promise<LeadRow | undefined> {
  return queries
    .selectFrom('leads')
    .selectAll()
    .where('programId', '=', programId)
    .where('personId', '=', personId)
    .orderBy('receivedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** The leads that came by a code, latest first. */
export async function loadLeadsOfCode(
  queries: Queries,
  programId: string,
  codeKey: string,
): Promise<LeadRow[]> {
  return queries
    .selectFrom('leads')
    .selectAll()
    .where('programId', '=', programId)
    .where('codeKey', '=', codeKey)
    .orderBy('receivedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(100)
    .execute();
}

export async function insertLead(
  queries: Queries,
  lead: LeadRow,
  firstStage: StageRow,
  body: string,
): Promise<void> {
  const { programId, id: leadId, personId } = lead;
  await queries.insertInto('leads').values(lead).execute();
  await queries.insertInto('stageChanges').values(firstStage).execute();
  await queries.insertInto('peopleForms').values({ programId, leadId, personId, body }).execute();
}

/** The stage changes of leads, with their notes, oldest first. */
export async function loadStages(
  queries: Queries,
  programId: string,
  leadIds: readonly string[],
): Promise<(StageRow & { note: string | null })[]> {
  if (leadIds.length === 0) return [];
  return queries
    .selectFrom('stageChanges')
    .leftJoin('peopleNotes', (join) =>
      join
        .onRef('peopleNotes.programId', '=', 'stageChanges.programId')
        .onRef('peopleNotes.leadId', '=', 'stageChanges.leadId')
        .onRef('peopleNotes.stageChangeId', '=', 'stageChanges.id'),
    )
    .selectAll('stageChanges')
    .select('peopleNotes.note')
    .where('stageChanges.programId', '=', programId)
    .where('stageChanges.leadId', 'in', leadIds)
    .orderBy('stageChanges.occurredAt')
    .orderBy('stageChanges.id')
    .execute();
}

export async function insertStage(queries: Queries, stage: StageRow, note?: string): Promise<void> {
  await queries.insertInto('stageChanges').values(stage).execute();
  if (note === undefined) return;
  const { programId, leadId, id: stageChangeId } = stage;
  await queries
    .insertInto('peopleNotes')
    .values({ programId, leadId, stageChangeId, note })
    .execute();
}

/** Records where a lead stands. */
export async function setStage(
  queries: Queries,
  { programId, id }: Pick<LeadRow, 'programId' | 'id'>,
  change: Pick<LeadRow, 'stage' | 'stageAt' | 'stageChangeId'>,
): Promise<void> {
  await queries
    .updateTable('leads')
    .set(change)
    .where('programId', '=', programId)
    .where('id', '=', id)
    .execute();
}

function leads(queries: Queries, programId: string) {
  return queries
    .selectFrom('leads')
    .leftJoin('peopleForms', (join) =>
      join
        .onRef('peopleForms.programId', '=', 'leads.programId')
        .onRef('peopleForms.leadId', '=', 'leads.id'),
    )
    .selectAll('leads')
    .select('peopleForms.body')
    .where('leads.programId', '=', programId);
}
