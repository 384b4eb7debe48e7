import { createId } from '@goodword/core/rules';
import { announce } from '../records/announcements.js';
import { findConversion } from '../records/conversions.js';
import { findReversal, insertReversal } from '../records/reversals.js';
import { planReversal } from '../rules/plan-reversal.js';
import type { ReversalRow } from '../storage/database.js';
import type { Queries } from '../storage/storage.js';
import { followReversals } from './follow-reversals.js';
import { ProblemError } from './problem.js';
import type { Services } from './services.js';

/** What a host's server says of a refund. */
export interface Refund {
  conversionId: string;
  externalId: string;
  /** Minor units; left out, all that is left. */
  amount?: number | undefined;
  /** Milliseconds since 1970. */
  occurredAt: number;
}

/**
 * Records a refund inside a transaction, and takes back what it leaves no reason to pay. The same
 * `externalId` twice is one refund.
 *
 * @throws ProblemError `not-found`; `conflict` for the same number with other content;
 *   `unprocessable` for more than is left
 */
export async function reverseConversion(
  queries: Queries,
  programId: string,
  { conversionId, externalId, amount, occurredAt }: Refund,
  services: Pick<Services, 'now' | 'random'>,
): Promise<ReversalRow> {
  const conversion = await findConversion(queries, programId, { id: conversionId });
  if (!conversion) throw new ProblemError('not-found', 'There is no such conversion.');
  const known = await findReversal(queries, programId, externalId);
  if (known) {
    const isSame = amount === undefined ? known.isRest === 1 : known.amount === amount;
    if (known.conversionId === conversionId && isSame) return known;
    throw new ProblemError('conflict', `“${externalId}” is a refund with other content.`);
  }
  if (conversion.status !== 'confirmed') {
    throw new ProblemError(
      'unprocessable',
      'The order is not confirmed; there is nothing to reverse.',
    );
  }
  const planned = planReversal(
    {
      amount: conversion.amount,
      refunded: conversion.refunded,
      isFull: conversion.reversedAt !== null,
    },
    amount,
  );
  if (!planned.ok) throw new ProblemError('unprocessable', planned.reason);

  const now = services.now();
  const row: ReversalRow = {
    programId,
    id: createId('reversal', { now, random: services.random }),
    conversionId,
    externalId,
    amount: planned.amount,
    isRest: amount === undefined ? 1 : 0,
    occurredAt: Math.min(now, occurredAt),
    receivedAt: now,
  };
  const left = { refunded: planned.refunded, reversedAt: planned.isFull ? now : null };
  await insertReversal(queries, row, left);
  const news = { programId, subjectId: conversionId, at: now };
  await announce(queries, { ...news, type: 'conversion.reversed' });
  await followReversals(queries, { ...conversion, ...left }, row.id, services);
  return row;
}
