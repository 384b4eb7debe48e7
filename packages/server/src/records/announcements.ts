import { createId } from '@goodword/core/rules';
import type { WebhookType } from '@goodword/protocol';
import type { DeliveryRow } from '../storage/outgoing-rows.js';
import type { Queries } from '../storage/storage.js';

/** Something that others may want to hear of: ids and times alone, never a person's data. */
export interface Announcement {
  programId: string;
  type: WebhookType;
  /** Of the record that it is about: an advocate's, a lead's, a conversion's, a reward's. */
  subjectId: string;
  /** Milliseconds since 1970. */
  at: number;
}

/**
 * Puts a delivery for each webhook that asked for it with the change that it is about, in the same
 * transaction: told if and only if it is so.
 */
export async function announce(queries: Queries, announcement: Announcement): Promise<void> {
  await announceAll(queries, [announcement]);
}

/** Like `announce()`, for several changes in one program. */
export async function announceAll(
  queries: Queries,
  announcements: readonly Announcement[],
): Promise<void> {
  const [first] = announcements;
  if (!first) return;
  const webhooks = await queries
    .selectFrom('webhooks')
    .select(['id', 'types'])
    .where('programId', '=', first.programId)
    .where('isActive', '=', 1)
    .execute();
  const deliveries = webhooks.flatMap(({ id: webhookId, types }) => {
    const subscribed = new Set(JSON.parse(types) as string[]);
    return announcements
      .filter(({ type }) => subscribed.has(type))
      .map((one) => toDelivery(webhookId, one));
  });
  if (deliveries.length === 0) return;
  await queries.insertInto('deliveries').values(deliveries).execute();
}

function toDelivery(
  webhookId: string,
  { programId, type, subjectId, at }: Announcement,
): DeliveryRow {
  return {
    programId,
    id: createId('delivery', { now: at }),
    webhookId,
    type,
    subjectId,
    happenedAt: at,
    state: 'waiting',
    attempts: 0,
    claims: 0,
    dueAt: at,
    attemptedAt: null,
    status: null,
    failure: null,
    settledAt: null,
  };
}
