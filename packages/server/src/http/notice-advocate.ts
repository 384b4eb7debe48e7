import { createId } from '@goodword/core/rules';
import { findAdvocate } from '../records/advocates.js';
import { hasMail, queueMail } from '../records/mails.js';
import { loadProgram } from '../records/programs.js';
import { DAY } from '../rules/day.js';
import type { Notice } from '../rules/program-config.js';
import type { Queries } from '../storage/storage.js';
import type { Services } from './services.js';

/** What an advocate is to be told, and of which record. */
interface AdvocateNotice {
  programId: string;
  advocateId: string;
  notice: Notice;
  subjectId: string;
}

/**
 * Puts a mail to an advocate with the change that it is about, where the program wants them told.
 * Of leads one mail a day is enough: anybody can send them.
 */
export async function noticeAdvocate(
  queries: Queries,
  { programId, advocateId, notice, subjectId }: AdvocateNotice,
  { now: clock, random }: Pick<Services, 'now' | 'random'>,
): Promise<void> {
  const config = await loadProgram(queries, programId);
  if (!config?.notices?.includes(notice)) return;
  const advocate = await findAdvocate(queries, programId, advocateId);
  if (!advocate) return;
  const { personId } = advocate;
  const now = clock();
  const mail = { programId, template: notice, personId };
  if (notice === 'lead-received' && (await hasMail(queries, mail, now - DAY))) return;
  const id = createId('mail', { now, random });
  await queueMail(queries, { ...mail, id, subjectId, locale: null, createdAt: now });
}
