import type { Conversion, PayoutImportResponse, Reward } from '@goodword/protocol';
import { payoutImportResponseSchema } from '@goodword/protocol/schemas';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readCsv } from '../../rules/csv.js';
import { confirm } from '../../testing/calls.js';
import { rewardRule, useRules } from '../../testing/reward-rules.js';
import { createTestServer, type TestServer } from '../../testing/test-server.js';

const TEN = { kind: 'fixed', amount: 1000, unit: 'EUR' } as const;

let server: TestServer;
beforeEach(async () => {
  server = await createTestServer();
});
afterEach(() => server.close());

const order = async (number: number, evidence: object = {}) => {
  const { code } = await server.enrol('ada@example.com');
  return server.read<Conversion>(
    confirm(server, {
      externalId: `order-${number}`,
      evidence: { code, customerId: `customer-${number}`, ...evidence },
    }),
  );
};
const decide = (step: string, ids: string[]) =>
  server.read<{ results: { id: string; status: string; state?: string; reason?: string }[] }>(
    server.secretCall('/v1/rewards/decisions', { step, ids }),
  );
const idsOf = (...orders: Conversion[]) =>
  orders.flatMap(({ rewards }) => rewards.map(({ id }) => id));
const download = async () => (await server.secretCall('/v1/payouts.csv')).text();
const upload = async (file: string) =>
  payoutImportResponseSchema.parse(
    await server.read<PayoutImportResponse>(server.secretUpload('/v1/payouts/import', file)),
  );
const states = async () =>
  (await server.read<{ items: Reward[] }>(server.secretCall('/v1/rewards'))).items.map(
    ({ state }) => state,
  );

describe('GET /v1/payouts.csv', () => {
  it('sums up what is approved, by beneficiary and unit, and nothing else', async () => {
    const [first, second] = [await order(1), await order(2)];
    await order(3);
    await decide('approve', idsOf(first, second));
    const rows = readCsv(await download());
    expect(
      rows.map(({ side, unit, amount, rewardCount }) => [side, unit, amount, rewardCount]),
    ).toEqual([
      ['advocate', 'EUR', '2000', '2'],
      ['friend', 'EUR', '1000', '1'],
      ['friend', 'EUR', '1000', '1'],
    ]);
    expect(rows[0]).toMatchObject({ email: 'ada@example.com', customerId: '' });
  });

  it('keeps a spreadsheet from running a name or a number as a formula', async () => {
    const evil = await order(1, { customerId: '=HYPERLINK("https://evil.example","x")' });
    await decide('approve', idsOf(evil));
    const file = await download();
    expect(file).toContain(`"'=HYPERLINK(""https://evil.example"",""x"")"`);
    expect(file).not.toMatch(/(^|,)"?[=+@-]/m);
  });

  it('leaves out what a debt has used up', async () => {
    const first = await order(1);
    await decide('approve', idsOf(first));
    await decide('issue', idsOf(first));
    await server.read(
      server.secretCall(`/v1/conversions/${first.id}/reversals`, { externalId: 'refund-1' }),
    );
    await decide('approve', idsOf(await order(2)));
    const amounts = readCsv(await download()).map(({ side, amount }) => [side, amount]);
    expect(amounts).toEqual([
      ['advocate', '0'],
      ['friend', '1000'],
    ]);
  });

  it('names the charity that an advocate chose', async () => {
    await useRules(server.storage, [rewardRule(TEN, { charities: ['sea-rescue'] })]);
    const { rewards } = await order(1);
    const advocateId = rewards.find(({ side }) => side === 'advocate')?.beneficiary;
    const choose = (charity: string | null) =>
      server.secretUpload(
        `/v1/advocates/${advocateId}/charity`,
        JSON.stringify({ charity }),
        'PUT',
        'application/json',
      );
    expect((await choose('my-own')).status).toBe(422);
    expect((await choose('sea-rescue')).status).toBe(200);
    const given = await order(2);
    await decide('approve', [...rewards.map(({ id }) => id), ...idsOf(given)]);
    const rows = readCsv(await download()).filter(({ side }) => side === 'advocate');
    expect(rows.map(({ charity, amount }) => [charity, amount]).sort()).toEqual([
      ['', '1000'],
      ['sea-rescue', '1000'],
    ]);
  });
});

describe('POST /v1/payouts/import', () => {
  it('marks what was paid as issued, once, however often it is sent', async () => {
    const [first, second] = [await order(1), await order(2)];
    await decide('approve', idsOf(first));
    const file = await download();
    // What is approved after the table was written is not paid by it.
    await decide('approve', idsOf(second));
    expect(await upload(file)).toMatchObject({ issued: 2, duplicate: 0, rejected: 0 });
    const [again, more] = await Promise.all([upload(file), upload(file)]);
    for (const one of [again, more]) expect(one).toMatchObject({ issued: 0, duplicate: 2 });
    expect((await states()).sort()).toEqual(['approved', 'approved', 'issued', 'issued']);
    const issues = await server.storage.reader
      .selectFrom('ledgerEntries')
      .select('id')
      .where('posting', '=', 'issue')
      .execute();
    expect(issues).toHaveLength(4);
  });

  it('takes a table that a spreadsheet has saved, columns moved', async () => {
    await decide('approve', idsOf(await order(1)));
    const rows = readCsv(await download());
    const file = `\uFEFFamount;paid on;rewardIds\n${rows
      .map(({ amount, rewardIds }) => `${amount};2026-11-25;${rewardIds}`)
      .join('\n')}`;
    expect(await upload(file)).toMatchObject({ issued: 2 });
  });

  it('writes nothing where a refund came in between, and says so', async () => {
    const first = await order(1);
    await decide('approve', idsOf(first));
    const file = await download();
    await server.read(
      server.secretCall(`/v1/conversions/${first.id}/reversals`, { externalId: 'refund-1' }),
    );
    const answer = await upload(file);
    expect(answer).toMatchObject({ issued: 0, rejected: 2 });
    expect(answer.results[0]?.detail).toMatch(/is reversed by now/);
    const other = await order(2);
    await decide('approve', idsOf(other));
    const wrong = (await download()).replaceAll(',1000,', ',1001,');
    expect((await upload(wrong)).results[0]?.detail).toMatch(/Expected 1000 minor units/);
  });

  it('refuses what is no payout', async () => {
    expect((await server.secretUpload('/v1/payouts/import', 'a,b\n1,2')).status).toBe(400);
    expect(await upload('amount,rewardIds\n5,=cmd')).toMatchObject({ rejected: 1 });
  });
});

describe('POST /v1/rewards/decisions', () => {
  it('decides each reward for itself, in one call', async () => {
    const first = await order(1);
    const [one = '', other = ''] = idsOf(first);
    await decide('reject', [other]);
    const missing = one.replace(/.{4}$/, '0000');
    const { results } = await decide('approve', [one, other, missing, one]);
    expect(results.map(({ id, status, state }) => [id, status, state])).toEqual([
      [one, 'done', 'approved'],
      [other, 'refused', 'rejected'],
      [missing, 'not-found', undefined],
      [one, 'done', 'approved'],
    ]);
    expect(results[1]?.reason).toMatch(/only one that is pending can be approved/);
  });

  it('approves what no hold and no reviewer keeps, by itself where the rule says so', async () => {
    await useRules(server.storage, [rewardRule(TEN, { approval: 'automatic' })]);
    const plain = await order(1);
    const held = await order(2, { email: 'milo@mailinator.com' });
    const stopped = await order(3);
    await decide('hold', idsOf(stopped));
    await server.work();
    const rewards = await server.read<{ items: Reward[] }>(server.secretCall('/v1/rewards'));
    const approved = rewards.items.filter(({ state }) => state === 'approved');
    expect(approved.map(({ id }) => id).sort()).toEqual(idsOf(plain).sort());
    expect(idsOf(held)).toHaveLength(2);
  });
});
