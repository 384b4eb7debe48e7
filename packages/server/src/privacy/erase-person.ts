import { createId } from '@goodword/core/rules';
import { announce } from '../records/announcements.js';
import { deletePeople, retireCodes } from '../records/delete-person.js';
import { changeErasure } from '../records/erasures.js';
import { loadAdvocatesOf, loadCodesOf } from '../records/held-data.js';
import { replaceCodeKey, rewriteMentions, type MentionColumn } from '../records/mentions.js';
import { loadPeople } from '../records/people.js';
import { eraseJson, eraseText, ERASED, type ErasedTerms } from '../rules/erase-text.js';
import { lockProgram } from '../storage/lock-program.js';
import type { ErasureRow } from '../storage/privacy-rows.js';
import type { Services } from '../http/services.js';
import type { NotedErasure } from './witness.js';

/** What an erasure works with. */
export type ErasureTools = Pick<Services, 'storage' | 'now' | 'random' | 'sealKeys' | 'witness'>;

/** Tables that hold somebody's data in every case. */
const ALWAYS = ['people', 'people_forms', 'people_notes', 'codes', 'sessions', 'erasures'];

/** Every table that an erasure may touch. */
const ERASED_TABLES: readonly string[] = [
  ...ALWAYS,
  ...['events', 'event_counts', 'clicks', 'handoffs', 'leads', 'conversions', 'reversals'],
  ...['rewards', 'audit'],
];

/** Texts in which a code or an address may stand though they are about somebody else. */
const MENTIONS: readonly (MentionColumn & { kind: 'json' | 'text' | 'name' })[] = [
  { table: 'leads', column: 'attribution', keys: ['id'], kind: 'json' },
  { table: 'leads', column: 'qualification', keys: ['id'], kind: 'json' },
  { table: 'conversions', column: 'attribution', keys: ['id'], kind: 'json' },
  { table: 'conversions', column: 'external_id', keys: ['id'], kind: 'name' },
  { table: 'reversals', column: 'external_id', keys: ['id'], kind: 'name' },
  { table: 'handoffs', column: 'redeemer', keys: ['digest'], kind: 'text' },
  { table: 'people_forms', column: 'body', keys: ['lead_id'], kind: 'json' },
  { table: 'people_notes', column: 'note', keys: ['lead_id', 'stage_change_id'], kind: 'text' },
  { table: 'rewards', column: 'reasons', keys: ['id'], kind: 'json' },
  { table: 'audit', column: 'action', keys: ['id'], kind: 'text' },
];

/**
 * Deletes the rows of an erasure's people and takes their codes and addresses out of all others. It
 * can run again from any point. What was deleted is still in the database's files after it.
 *
 * @returns the tables that held something
 */
export async function eraseRows(
  erasure: ErasureRow,
  tools: ErasureTools,
): Promise<readonly string[]> {
  const { storage } = tools;
  const { programId } = erasure;
  const personIds = JSON.parse(erasure.people) as string[];
  const isResumed = erasure.startedAt !== null;
  // All that is left of it is in the files.
  if (isResumed && erasure.work === null) return ERASED_TABLES;
  const terms = await beginErasure(erasure, personIds, tools);
  // Whoever found the code before it was replaced has stored what they had to.
  await storage.settle();
  const touched = new Set(isResumed ? ERASED_TABLES : ALWAYS);
  for (const code of terms.codes) {
    for (const table of await replaceCodeKey(storage, programId, code)) touched.add(table);
  }
  if (terms.codes.length > 0 || terms.emails.length > 0) {
    for (const place of MENTIONS) {
      const rewrite = rewriterOf(place.kind, terms, erasure.id);
      const changed = await rewriteMentions(storage, programId, place, rewrite);
      if (changed > 0) touched.add(place.table);
    }
  }
  await storage.write(async (transaction) => {
    await deletePeople(transaction, programId, personIds);
    await changeErasure(transaction, erasure, { work: null });
  });
  return [...touched];
}

/** Notes what to look for, since the rows that say so go, and gives the codes another text. */
function beginErasure(
  erasure: ErasureRow,
  personIds: readonly string[],
  { storage, now, random }: ErasureTools,
): Promise<ErasedTerms> {
  const { programId } = erasure;
  return storage.write(async (transaction) => {
    await lockProgram(transaction, programId);
    if (erasure.work !== null) return JSON.parse(erasure.work) as ErasedTerms;
    const people = await loadPeople(transaction, programId, personIds);
    const advocates = await loadAdvocatesOf(transaction, programId, personIds);
    const advocateIds = advocates.map(({ id }) => id);
    const owned = await loadCodesOf(transaction, programId, advocateIds);
    const codes = owned.map(({ code, codeKey }) => ({
      code,
      codeKey,
      // In small letters, which no typed code is compared in.
      replacement: `${ERASED}-${createId('code', { now: now(), random }).slice(4).toLowerCase()}`,
    }));
    const emails = people.flatMap(({ email, emailKey, mailboxKey }) =>
      [email, emailKey, mailboxKey].filter((one) => one !== null),
    );
    const terms: ErasedTerms = { emails: [...new Set(emails)], codes };
    await retireCodes(transaction, programId, { advocateIds, codes });
    await changeErasure(transaction, erasure, { startedAt: now(), work: JSON.stringify(terms) });
    return terms;
  });
}

function rewriterOf(kind: 'json' | 'text' | 'name', terms: ErasedTerms, erasureId: string) {
  if (kind === 'json') return (text: string) => eraseJson(text, terms);
  if (kind === 'text') return (text: string) => eraseText(text, terms);
  const { emails } = terms;
  // A host's own number is told apart by it: what is left of it stays unique.
  return (text: string) => {
    const rest = eraseText(text, { emails, codes: [] });
    return rest === text ? text : `${rest} ${erasureId}`;
  };
}

/** Says that nothing is left, to those who asked to hear of it and outside the database. */
export async function finishErasure(erasure: ErasureRow, tools: ErasureTools): Promise<void> {
  const { storage, now, witness } = tools;
  const { programId } = erasure;
  const at = now();
  await witness?.noteErasure(toNoted(erasure));
  await storage.write(async (transaction) => {
    await changeErasure(transaction, erasure, { finishedAt: at, work: null });
    for (const subjectId of JSON.parse(erasure.people) as string[]) {
      await announce(transaction, { programId, type: 'person.erased', subjectId, at });
    }
  });
}

/** An erasure as it is noted outside the database. */
export function toNoted(row: ErasureRow): NotedErasure {
  const { programId, id, requestedAt } = row;
  const people = JSON.parse(row.people) as string[];
  return { programId, id, people, hashes: JSON.parse(row.hashes) as string[], requestedAt };
}
