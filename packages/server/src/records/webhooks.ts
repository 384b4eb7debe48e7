import type { WebhookRow, WebhookSecretRow } from '../storage/outgoing-rows.js';
import { lockProgram } from '../storage/lock-program.js';
import type { Queries } from '../storage/storage.js';
import { cutPage, type Page, type PageRequest } from './page.js';

/** Names one webhook. */
export type WebhookKey = Pick<WebhookRow, 'programId' | 'id'>;

/** Adds a webhook, unless its address has one. @returns whether it was added */
export async function insertWebhook(queries: Queries, webhook: WebhookRow): Promise<boolean> {
  const row = await queries
    .insertInto('webhooks')
    .values(webhook)
    .onConflict((conflict) => conflict.columns(['programId', 'url']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

export async function findWebhook(
  queries: Queries,
  { programId, id }: WebhookKey,
): Promise<WebhookRow | undefined> {
  await lockProgram(queries, programId);
  return queries
    .selectFrom('webhooks')
    .selectAll()
    .where('programId', '=', programId)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** Finds the webhook of an address. */
export async function findWebhookOfUrl(
  queries: Queries,
  programId: string,
  url: string,
): Promise<WebhookKey | undefined> {
  return queries
    .selectFrom('webhooks')
    .select(['programId', 'id'])
    .where('programId', '=', programId)
    .where('url', '=', url)
    .executeTakeFirst();
}

/** A program's webhooks, latest first. */
export async function listWebhooks(
  queries: Queries,
  programId: string,
  { limit, after }: PageRequest,
): Promise<Page<WebhookRow>> {
  let query = queries.selectFrom('webhooks').selectAll().where('programId', '=', programId);
  if (after) {
    query = query.where((eb) =>
      eb(eb.refTuple('createdAt', 'id'), '<', eb.tuple(after.at, after.id)),
    );
  }
  const rows = await query
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute();
  return cutPage(rows, limit, ({ createdAt, id }) => ({ at: createdAt, id }));
}

export async function countWebhooks(queries: Queries, programId: string): Promise<number> {
  const row = await queries
    .selectFrom('webhooks')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('programId', '=', programId)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

export async function changeWebhook(
  queries: Queries,
  { programId, id }: WebhookKey,
  change: Partial<Pick<WebhookRow, 'url' | 'types' | 'isActive' | 'goneAt'>>,
): Promise<void> {
  await queries
    .updateTable('webhooks')
    .set(change)
    .where('programId', '=', programId)
    .where('id', '=', id)
    .execute();
}

/** Removes a webhook with its secrets and deliveries. @returns whether there was one */
export async function deleteWebhook(
  queries: Queries,
  { programId, id }: WebhookKey,
): Promise<boolean> {
  for (const table of ['deliveries', 'webhookSecrets'] as const) {
    await queries
      .deleteFrom(table)
      .where('programId', '=', programId)
      .where('webhookId', '=', id)
      .execute();
  }
  const row = await queries
    .deleteFrom('webhooks')
    .where('programId', '=', programId)
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * Adds a secret; those before it sign until `endsAt`, at most. What is over is taken out.
 *
 * @param endsAt milliseconds since 1970
 */
export async function rotateSecret(
  queries: Queries,
  secret: WebhookSecretRow,
  endsAt: number,
): Promise<void> {
  const { programId, webhookId, createdAt: now } = secret;
  await queries
    .updateTable('webhookSecrets')
    .set({ endsAt })
    .where('programId', '=', programId)
    .where('webhookId', '=', webhookId)
    .where((eb) => eb.or([eb('endsAt', 'is', null), eb('endsAt', '>', endsAt)]))
    .execute();
  await queries
    .deleteFrom('webhookSecrets')
    .where('programId', '=', programId)
    .where('webhookId', '=', webhookId)
    .where('endsAt', '<=', now)
    .execute();
  await queries.insertInto('webhookSecrets').values(secret).execute();
}

/** The secrets that sign now, the latest first. */
export async function loadSecrets(
  queries: Queries,
  { programId, id }: WebhookKey,
  now: number,
): Promise<string[]> {
  const rows = await queries
    .selectFrom('webhookSecrets')
    .select('secret')
    .where('programId', '=', programId)
    .where('webhookId', '=', id)
    .where((eb) => eb.or([eb('endsAt', 'is', null), eb('endsAt', '>', now)]))
    .orderBy('createdAt', 'desc')
    .execute();
  return rows.map(({ secret }) => secret);
}
