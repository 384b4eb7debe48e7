import { parseCode } from '@goodword/core/rules';
import { isId, type Decision, type ExplainResponse } from '@goodword/protocol';
import { loadCodes } from '../records/codes.js';
import { findConversion } from '../records/conversions.js';
import {
  findAdvocateIds,
  findConversionsOf,
  findLeadsOf,
  findOtherRewards,
  findPeopleByAddress,
} from '../records/find-asked.js';
import { loadIssued } from '../records/ledger.js';
import { findLead } from '../records/leads.js';
import { findReward } from '../records/rewards.js';
import { findVerification } from '../records/verified-leads.js';
import { describeReward } from '../rules/describe-reward.js';
import { toEmailKeys } from '../rules/email-keys.js';
import { explainCode, explainLead } from '../rules/explain-records.js';
import type { ConversionRow, RewardRow } from '../storage/database.js';
import type { Queries } from '../storage/storage.js';
import { toReward } from './conversion-view.js';
import { explainConversions } from './explain.js';

/**
 * Answers “where is my reward?” for an order's number, an address, a code, or the id of a
 * conversion, a lead or a reward.
 *
 * @param now milliseconds since 1970
 */
export async function answerQuestion(
  queries: Queries,
  programId: string,
  q: string,
  now: number,
): Promise<ExplainResponse> {
  const answer = async (
    kind: ExplainResponse['kind'],
    sentences: string[],
    rows: readonly ConversionRow[] = [],
  ): Promise<ExplainResponse> => {
    const conversions = await explainConversions(queries, programId, rows, now);
    const all = [...sentences, ...conversions.flatMap((one) => one.sentences)];
    return { kind, sentences: all, conversions };
  };
  const explainRewards = async (rows: readonly RewardRow[]) => {
    const ids = rows.map(({ id }) => id);
    const issued = new Set(await loadIssued(queries, programId, ids));
    return rows.map((row) => describeReward(toReward(row), issued.has(row.id), now));
  };
  const leadSentences = async (id: string) => {
    const lead = await findLead(queries, programId, id);
    if (!lead) return [];
    const isVerified = (await findVerification(queries, programId, id)) !== undefined;
    const attribution = JSON.parse(lead.attribution) as Decision;
    return explainLead({ ...lead, attribution, isVerified });
  };

  const order =
    (await findConversion(queries, programId, { externalId: q })) ??
    (isId('conversion', q) ? await findConversion(queries, programId, { id: q }) : undefined);
  if (order) return answer('order', [], [order]);

  if (isId('lead', q)) {
    const sentences = await leadSentences(q);
    if (sentences.length > 0) return answer('lead', sentences);
  }
  const reward = isId('reward', q) ? await findReward(queries, programId, q) : undefined;
  if (reward) {
    const { conversionId: id } = reward;
    const row = id === '' ? undefined : await findConversion(queries, programId, { id });
    return row ? answer('reward', [], [row]) : answer('reward', await explainRewards([reward]));
  }
  if (q.includes('@')) {
    const personIds = await findPeopleByAddress(queries, programId, toEmailKeys(q));
    if (personIds.length === 0) return answer('nothing', ['Nobody with this address is known.']);
    const advocateIds = await findAdvocateIds(queries, programId, personIds);
    const rows = await findConversionsOf(queries, programId, { personIds, advocateIds });
    const leads: string[] = [];
    for (const id of await findLeadsOf(queries, programId, personIds)) {
      leads.push(...(await leadSentences(id)));
    }
    const owners = [...personIds, ...advocateIds];
    const others = await explainRewards(await findOtherRewards(queries, programId, owners));
    const sentences = [...leads, ...others];
    const isNothing = sentences.length === 0 && rows.length === 0;
    const none = 'The address is known, and no lead, order or reward of it is.';
    return answer('address', isNothing ? [none] : sentences, rows);
  }
  const parsed = parseCode(q);
  const [code] = parsed.ok ? await loadCodes(queries, programId, [parsed.codeKey]) : [];
  if (code) {
    const { advocateId } = code;
    const owner = { personIds: [], advocateIds: [advocateId] };
    const rows = await findConversionsOf(queries, programId, owner);
    const others = await explainRewards(await findOtherRewards(queries, programId, [advocateId]));
    return answer('code', [explainCode(code, now), ...others], rows);
  }
  return answer('nothing', [
    'No order, lead, reward, code or address like this is known. An order that is not known was neither seen by a page nor reported by the shop.',
  ]);
}
