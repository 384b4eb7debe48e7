import { createId } from '@goodword/core/rules';
import type { ConversionReview, Decision } from '@goodword/protocol';
import { announce } from '../records/announcements.js';
import { insertAudit } from '../records/audit.js';
import { findConversion, loadPeopleOfConversion, setDecision } from '../records/conversions.js';
import { loadProgramVersion } from '../records/programs.js';
import { loadReversals } from '../records/reversals.js';
import { resolveReview } from '../rules/resolve-review.js';
import type { Queries } from '../storage/storage.js';
import { followReversals } from './follow-reversals.js';
import { grantRewards } from './grant-rewards.js';
import { ProblemError } from './problem.js';
import type { Services } from './services.js';

/**
 * Settles a decision that was left to a reviewer, inside a transaction. Rewards follow by the rules
 * of the version that decided; refunds that came in the meantime count.
 *
 * @param keyId who says so
 * @throws ProblemError `not-found`; `conflict` where it was settled otherwise; `unprocessable`
 */
export async function reviewConversion(
  queries: Queries,
  { programId, keyId, id }: { programId: string; keyId: string; id: string },
  answer: ConversionReview,
  services: Pick<Services, 'now' | 'random'>,
): Promise<void> {
  const found = await findConversion(queries, programId, { id });
  if (!found) throw new ProblemError('not-found', 'There is no such conversion.');
  if (found.status !== 'confirmed') {
    throw new ProblemError('unprocessable', 'The host has not confirmed this order yet.');
  }
  const now = services.now();
  const resolved = resolveReview(JSON.parse(found.attribution) as Decision, answer, keyId, now);
  if (resolved.kind === 'done') return;
  if (resolved.kind === 'conflict') throw new ProblemError('conflict', resolved.reason);
  if (resolved.kind === 'refused') throw new ProblemError('unprocessable', resolved.reason);

  const { decision } = resolved;
  const { outcome } = decision;
  const row = { ...found, outcome, attribution: JSON.stringify(decision) };
  await setDecision(queries, found, row);
  const news = { programId, subjectId: id, at: now };
  await announce(queries, { ...news, type: 'conversion.attributed' });
  await insertAudit(queries, {
    programId,
    id: createId('audit', { now, random: services.random }),
    action: ['conversion-review', id, answer.decision, decision.winner?.advocateId ?? '']
      .join(' ')
      .trim(),
    actor: keyId,
    at: now,
  });
  if (outcome !== 'credited') return;
  const config = await loadProgramVersion(queries, programId, decision.programVersion);
  const buyerId = row.buyerId ?? (await loadPeopleOfConversion(queries, programId, id))[0] ?? null;
  const { rewardRules: rules = [], suspicion } = config ?? {};
  await grantRewards(queries, { ...row, buyerId }, { decision, rules, suspicion }, services);
  const last = (await loadReversals(queries, programId, [id])).at(-1);
  if (last) await followReversals(queries, row, last.id, services);
}
