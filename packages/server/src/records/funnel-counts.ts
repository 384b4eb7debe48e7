import type { FunnelReport } from '@goodword/protocol';
import type { Queries } from '../storage/storage.js';

/** Whole days, in UTC: `from` and `to` in milliseconds, the days as text, ends included. */
export interface ReportPeriod {
  /** The first day's beginning. */
  from: number;
  /** The end of the last day, not included. */
  to: number;
  firstDay: string;
  lastDay: string;
}

/** Counts how many came how far in a period. */
export async function countFunnel(
  queries: Queries,
  programId: string,
  { from, to, firstDay, lastDay }: ReportPeriod,
): Promise<Pick<FunnelReport, 'counts' | 'sharesByChannel'>> {
  const events = await queries
    .selectFrom('eventCounts')
    .select(['type', 'channel', (eb) => eb.fn.sum<number>('count').as('count')])
    .where('programId', '=', programId)
    .where('day', '>=', firstDay)
    .where('day', '<=', lastDay)
    .groupBy(['type', 'channel'])
    .execute();
  const countEvents = (type: string) =>
    events.filter((row) => row.type === type).reduce((sum, { count }) => sum + count, 0);

  const clicks = await queries
    .selectFrom('clicks')
    .select((eb) => eb.fn.sum<number | null>('count').as('count'))
    .where('programId', '=', programId)
    .where('day', '>=', firstDay)
    .where('day', '<=', lastDay)
    .executeTakeFirst();
  const advocates = await queries
    .selectFrom('advocates')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('programId', '=', programId)
    .where('enrolledAt', '>=', from)
    .where('enrolledAt', '<', to)
    .executeTakeFirst();
  const leads = await queries
    .selectFrom('leads')
    .select(['outcome', 'stage', (eb) => eb.fn.countAll<number>().as('count')])
    .where('programId', '=', programId)
    .where('receivedAt', '>=', from)
    .where('receivedAt', '<', to)
    .groupBy(['outcome', 'stage'])
    .execute();
  const conversions = await queries
    .selectFrom('conversions')
    .select([
      'status',
      'outcome',
      (eb) => eb('reversedAt', 'is not', null).as('isReversed'),
      (eb) => eb.fn.countAll<number>().as('count'),
    ])
    .where('programId', '=', programId)
    .where('occurredAt', '>=', from)
    .where('occurredAt', '<', to)
    .groupBy(['status', 'outcome', 'isReversed'])
    .execute();
  const rewards = await queries
    .selectFrom('rewards')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('programId', '=', programId)
    .where('createdAt', '>=', from)
    .where('createdAt', '<', to)
    .executeTakeFirst();

  const confirmed = conversions.filter(({ status }) => status === 'confirmed');
  // True is 1 on one engine and `true` on the other.
  const standing = confirmed.filter(({ isReversed }) => !isReversed);
  return {
    counts: {
      advocates: advocates?.count ?? 0,
      views: countEvents('view'),
      shares: countEvents('share'),
      clicks: clicks?.count ?? 0,
      visits: countEvents('visit'),
      leads: total(leads),
      qualifiedLeads: total(leads.filter(({ outcome }) => outcome === 'qualified')),
      wonLeads: total(leads.filter(({ stage }) => stage === 'won')),
      unconfirmedOrders: total(conversions.filter(({ status }) => status === 'unconfirmed')),
      conversions: total(standing),
      reversedConversions: total(confirmed) - total(standing),
      creditedConversions: total(standing.filter(({ outcome }) => outcome === 'credited')),
      rewards: rewards?.count ?? 0,
    },
    sharesByChannel: Object.fromEntries(
      events.filter(({ type }) => type === 'share').map(({ channel, count }) => [channel, count]),
    ),
  };
}

function total(rows: readonly { count: number }[]): number {
  return rows.reduce((sum, { count }) => sum + count, 0);
}
