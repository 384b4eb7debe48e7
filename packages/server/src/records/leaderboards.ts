import type { Queries } from '../storage/storage.js';

/** An advocate who agreed to be named, and how many won referrals they have. */
export interface Standing {
  advocateId: string;
  name: string;
  count: number;
}

/**
 * What a record of this consent is called. Its id is the advocate's: there is one for each, and it
 * holds the latest choice.
 */
const SHOWN = 'leaderboard-grant';
const HIDDEN = 'leaderboard-withdrawal';

/** A lead that was refused its advocate, their own for one, is no referral. */
const REFUSED = '{"outcome":"uncredited"%';

/** Those who agreed to be named and have won referrals, most first. */
export async function loadStandings(
  queries: Queries,
  programId: string,
  limit: number,
): Promise<Standing[]> {
  const rows = await shown(queries, programId)
    .orderBy('count', 'desc')
    .orderBy('advocates.enrolledAt')
    .orderBy('advocates.id')
    .limit(limit)
    .execute();
  return rows.map((row) => ({ ...row, name: row.name ?? '', count: Number(row.count) }));
}

/** How many of those who agreed to be named have more than so many won referrals. */
export async function countAhead(
  queries: Queries,
  programId: string,
  { advocateId, count }: { advocateId: string; count: number },
): Promise<number> {
  const ahead = await queries
    .selectFrom(
      shown(queries, programId)
        .where('advocates.id', '!=', advocateId)
        .having((eb) => eb.fn.countAll<number>(), '>', count)
        .as('ahead'),
    )
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(ahead.count);
}

/** How many friends of an advocate have become customers. */
export async function countWon(
  queries: Queries,
  programId: string,
  advocateId: string,
): Promise<number> {
  const won = await queries
    .selectFrom('codes')
    .innerJoin('leads', (join) =>
      join
        .onRef('leads.programId', '=', 'codes.programId')
        .onRef('leads.codeKey', '=', 'codes.codeKey'),
    )
    .where('codes.programId', '=', programId)
    .where('codes.advocateId', '=', advocateId)
    .where('leads.stage', '=', 'won')
    .where('leads.attribution', 'not like', REFUSED)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(won.count);
}

/** Says whether an advocate agreed to be named. */
export async function isShownByName(
  queries: Queries,
  programId: string,
  advocateId: string,
): Promise<boolean> {
  const consent = await queries
    .selectFrom('consents')
    .select('type')
    .where('programId', '=', programId)
    .where('id', '=', advocateId)
    .executeTakeFirst();
  return consent?.type === SHOWN;
}

/** Records an advocate's choice, in place of an earlier one. */
export async function chooseToBeShown(
  queries: Queries,
  programId: string,
  { advocateId, show, body, now }: { advocateId: string; show: boolean; body: string; now: number },
): Promise<void> {
  const choice = { type: show ? SHOWN : HIDDEN, body, receivedAt: now };
  await queries
    .insertInto('consents')
    .values({ programId, id: advocateId, ...choice })
    .onConflict((conflict) => conflict.columns(['programId', 'id']).doUpdateSet(choice))
    .execute();
}

/** One row for each who agreed, has a name and won referrals. */
function shown(queries: Queries, programId: string) {
  return queries
    .selectFrom('consents')
    .innerJoin('advocates', (join) =>
      join
        .onRef('advocates.programId', '=', 'consents.programId')
        .onRef('advocates.id', '=', 'consents.id'),
    )
    .innerJoin('people', (join) =>
      join
        .onRef('people.programId', '=', 'advocates.programId')
        .onRef('people.id', '=', 'advocates.personId'),
    )
    .innerJoin('codes', (join) =>
      join
        .onRef('codes.programId', '=', 'advocates.programId')
        .onRef('codes.advocateId', '=', 'advocates.id'),
    )
    .innerJoin('leads', (join) =>
      join
        .onRef('leads.programId', '=', 'codes.programId')
        .onRef('leads.codeKey', '=', 'codes.codeKey'),
    )
    .where('consents.programId', '=', programId)
    .where('consents.type', '=', SHOWN)
    .where('people.name', 'is not', null)
    .where('leads.stage', '=', 'won')
    .where('leads.attribution', 'not like', REFUSED)
    .groupBy(['advocates.id', 'advocates.enrolledAt', 'people.name'])
    .select((eb) => [
      'advocates.id as advocateId',
      'people.name',
      eb.fn.countAll<number>().as('count'),
    ]);
}
