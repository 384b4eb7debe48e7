import { isId, type PayoutImportResponse, type RewardState } from '@goodword/protocol';
import type { Hono } from 'hono';
import { findAdvocate } from '../../records/find-advocate.js';
import { loadPeople } from '../../records/people.js';
import { loadTerms } from '../../records/reward-terms.js';
import { loadPayout } from '../../records/rewards.js';
import { buildPayout, type PayoutRow } from '../../rules/build-payout.js';
import { csvRow, readCsv } from '../../rules/csv.js';
import type { RewardRow } from '../../storage/database.js';
import type { Queries } from '../../storage/storage.js';
import { importPayoutRow } from '../import-payout-row.js';
import { readText } from '../parse-body.js';
import { ProblemError } from '../problem.js';
import { secretCall } from '../secret-call.js';
import type { HttpEnv, Services } from '../services.js';

const COLUMNS = [
  'beneficiary',
  'side',
  'customerId',
  'email',
  'name',
  'charity',
  'unit',
  'amount',
  'rewardCount',
  'rewardIds',
] as const;

/** Rewards that are read at once. */
const BATCH = 500;

/**
 * `GET /v1/payouts.csv`: what is to be paid, by beneficiary and unit, amounts in minor units; and
 * `POST /v1/payouts/import`: the same table sent back once it was paid.
 */
export function addPayoutRoutes(app: Hono<HttpEnv>, services: Services): void {
  const { storage } = services;

  app.get('/v1/payouts.csv', secretCall(services), async (c) => {
    const { programId } = c.var;
    const lines = [csvRow(COLUMNS)];
    // A test program's rewards are nobody's money.
    if (!c.var.program.program.test) {
      const payable = await readPayable(storage.reader, programId);
      for (const row of buildPayout(payable)) {
        lines.push(await toLine(storage.reader, programId, row));
      }
    }
    return c.body(lines.join(''), 200, {
      'Content-Type': 'text/csv; charset=utf-8; header=present',
      'Content-Disposition': 'attachment; filename="payouts.csv"',
    });
  });

  app.post('/v1/payouts/import', secretCall(services), async (c) => {
    const { programId, keyId } = c.var;
    const text = await readText(c);
    if (/json/.test(c.req.header('content-type') ?? '')) {
      throw new ProblemError('unsupported-media-type', 'Send the table as text/csv.');
    }
    const rows = readCsv(text);
    if (rows.some((row) => !('rewardIds' in row) || !('amount' in row))) {
      const detail = 'Expected the columns rewardIds and amount, as in payouts.csv.';
      throw new ProblemError('invalid-request', detail);
    }
    const answer: PayoutImportResponse = { results: [], issued: 0, duplicate: 0, rejected: 0 };
    for (const [place, row] of rows.entries()) {
      const ids = (row['rewardIds'] ?? '').split(/\s+/).filter((id) => isId('reward', id));
      const paid = { ids, amount: Number(row['amount'] || Number.NaN) };
      const result = await storage.write((transaction) =>
        importPayoutRow(transaction, { programId, keyId }, paid, services),
      );
      answer.results.push({ row: place + 1, ...result });
      answer[result.status] += 1;
    }
    return c.json(answer);
  });
}

async function readPayable(queries: Queries, programId: string) {
  const rewards: RewardRow[] = [];
  for (;;) {
    const after = rewards.at(-1);
    const page = await loadPayout(queries, programId, {
      limit: BATCH,
      ...(after ? { after } : {}),
    });
    rewards.push(...page);
    if (page.length < BATCH) break;
  }
  const charities = new Map<string, string | null>();
  for (let start = 0; start < rewards.length; start += BATCH) {
    const ids = rewards.slice(start, start + BATCH).map(({ id }) => id);
    for (const { rewardId, charity } of await loadTerms(queries, programId, ids)) {
      charities.set(rewardId, charity);
    }
  }
  return rewards.map((row) => ({
    ...row,
    state: row.state as RewardState,
    charity: charities.get(row.id) ?? undefined,
  }));
}

async function toLine(queries: Queries, programId: string, row: PayoutRow): Promise<string> {
  const { side, beneficiary, charity, unit, amount, rewardIds } = row;
  const personId =
    side === 'advocate'
      ? (await findAdvocate(queries, programId, beneficiary))?.personId
      : beneficiary;
  const [person] = await loadPeople(queries, programId, personId === undefined ? [] : [personId]);
  return csvRow([
    beneficiary,
    side,
    person?.customerId ?? '',
    person?.email ?? '',
    person?.name ?? '',
    charity,
    unit,
    amount,
    rewardIds.length,
    rewardIds.join(' '),
  ]);
}
