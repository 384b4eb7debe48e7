import type { FullExplanation } from '@goodword/protocol';
import { loadFacts } from '../records/conversion-facts.js';
import { loadIssued } from '../records/ledger.js';
import { explainConversion } from '../rules/explain-conversion.js';
import type { ConversionRow } from '../storage/database.js';
import type { Queries } from '../storage/storage.js';
import { toConversions } from './conversion-view.js';
import { addCharities } from './reward-view.js';

/** Conversions with all that was decided of them, and in sentences. @param now milliseconds since 1970 */
export async function explainConversions(
  queries: Queries,
  programId: string,
  rows: readonly ConversionRow[],
  now: number,
): Promise<FullExplanation[]> {
  const conversions = await toConversions(queries, programId, rows);
  const known = await loadFacts(
    queries,
    programId,
    rows.map(({ id }) => id),
  );
  const rewardIds = conversions.flatMap(({ rewards }) => rewards.map(({ id }) => id));
  const issuedIds = new Set(await loadIssued(queries, programId, rewardIds));
  const all = conversions.flatMap((conversion) => conversion.rewards);
  const complete = new Map(
    (await addCharities(queries, programId, all)).map((reward) => [reward.id, reward]),
  );
  return conversions.map((conversion) => {
    const rewards = conversion.rewards.map((reward) => complete.get(reward.id) ?? reward);
    const verdicts = known.get(conversion.id)?.verdicts ?? [];
    const sentences = explainConversion({ ...conversion, rewards, verdicts, issuedIds, now });
    return {
      ...conversion.attribution,
      conversionId: conversion.id,
      externalId: conversion.externalId,
      reversals: conversion.reversals,
      rewards,
      verdicts,
      sentences,
    };
  });
}
