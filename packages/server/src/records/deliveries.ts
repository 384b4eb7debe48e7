import { engineOf } from '../storage/engine-of.js';
import type { DeliveryRow } from '../storage/outgoing-rows.js';
import type { Queries } from '../storage/storage.js';
import { cutPage, type Page, type PageRequest } from './page.js';
import type { WebhookKey } from './webhooks.js';

/** The webhooks for which something is due, the longest waiting first. */
export async function findDueWebhooks(
  queries: Queries,
  now: number,
  limit: number,
): Promise<WebhookKey[]> {
  const rows = await queries
    .selectFrom('deliveries')
    .select(['programId', 'webhookId'])
    .where('dueAt', '<=', now)
    .groupBy(['programId', 'webhookId'])
    .orderBy((eb) => eb.fn.min('dueAt'))
    .limit(limit)
    .execute();
  return rows.map(({ programId, webhookId }) => ({ programId, id: webhookId }));
}

/**
 * Takes deliveries that are due, so that no other process sends them.
 *
 * @param until when another may, should nobody settle them, in milliseconds since 1970
 */
export async function claimDeliveries(
  queries: Queries,
  { programId, id }: WebhookKey,
  { now, until, limit }: { now: number; until: number; limit: number },
): Promise<DeliveryRow[]> {
  let due = queries
    .selectFrom('deliveries')
    .select('id')
    .where('programId', '=', programId)
    .where('webhookId', '=', id)
    .where('dueAt', '<=', now)
    .orderBy('dueAt')
    .limit(limit);
  // SQLite has one writer at a time.
  if (engineOf(queries) === 'postgres') due = due.forUpdate().skipLocked();
  const ids = (await due.execute()).map((row) => row.id);
  if (ids.length === 0) return [];
  return queries
    .updateTable('deliveries')
    .set((eb) => ({
      dueAt: until,
      attemptedAt: now,
      attempts: eb('attempts', '+', 1),
      claims: eb('claims', '+', 1),
    }))
    .where('programId', '=', programId)
    .where('id', 'in', ids)
    .returningAll()
    .execute();
}

/** What a delivery came to. */
export type Settlement = Pick<DeliveryRow, 'state' | 'dueAt'> &
  Partial<Pick<DeliveryRow, 'status' | 'failure' | 'settledAt' | 'attempts'>>;

/** Writes what a delivery came to, unless somebody else has claimed or replayed it since. */
export async function settleDelivery(
  queries: Queries,
  { programId, id, claims }: Pick<DeliveryRow, 'programId' | 'id' | 'claims'>,
  settlement: Settlement,
): Promise<boolean> {
  const row = await queries
    .updateTable('deliveries')
    .set(settlement)
    .where('programId', '=', programId)
    .where('id', '=', id)
    .where('claims', '=', claims)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Lets the deliveries of a webhook that is not active rest. */
export async function restDeliveries(
  queries: Queries,
  { programId, id }: WebhookKey,
): Promise<void> {
  await queries
    .updateTable('deliveries')
    .set({ state: 'resting', dueAt: null })
    .where('programId', '=', programId)
    .where('webhookId', '=', id)
    .where('dueAt', 'is not', null)
    .execute();
}

/** Lets what rested go on. */
export async function wakeDeliveries(
  queries: Queries,
  { programId, id }: WebhookKey,
  now: number,
): Promise<void> {
  await queries
    .updateTable('deliveries')
    .set({ state: 'waiting', dueAt: now })
    .where('programId', '=', programId)
    .where('webhookId', '=', id)
    .where('state', '=', 'resting')
    .execute();
}

/** Makes a delivery due again, from its first attempt. @returns whether there is such a delivery */
export async function replayDelivery(
  queries: Queries,
  { programId, id: webhookId }: WebhookKey,
  id: string,
  now: number,
): Promise<DeliveryRow | undefined> {
  return queries
    .updateTable('deliveries')
    .set((eb) => ({
      state: 'waiting',
      dueAt: now,
      attempts: 0,
      claims: eb('claims', '+', 1),
      settledAt: null,
    }))
    .where('programId', '=', programId)
    .where('webhookId', '=', webhookId)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst();
}

export async function findDelivery(
  queries: Queries,
  { programId, id: webhookId }: WebhookKey,
  id: string,
): Promise<DeliveryRow | undefined> {
  return queries
    .selectFrom('deliveries')
    .selectAll()
    .where('programId', '=', programId)
    .where('webhookId', '=', webhookId)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** A webhook's deliveries, latest first. */
export async function listDeliveries(
  queries: Queries,
  { programId, id }: WebhookKey,
  { limit, after }: PageRequest,
): Promise<Page<DeliveryRow>> {
  let query = queries
    .selectFrom('deliveries')
    .selectAll()
    .where('programId', '=', programId)
    .where('webhookId', '=', id);
  if (after) {
    query = query.where((eb) =>
      eb(eb.refTuple('happenedAt', 'id'), '<', eb.tuple(after.at, after.id)),
    );
  }
  const rows = await query
    .orderBy('happenedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute();
  return cutPage(rows, limit, (row) => ({ at: row.happenedAt, id: row.id }));
}

/** Forgets what was settled before a time, in milliseconds since 1970. */
export async function forgetSettled(queries: Queries, before: number): Promise<void> {
  for (const table of ['deliveries', 'mails'] as const) {
    await queries.deleteFrom(table).where('settledAt', '<', before).execute();
  }
}
