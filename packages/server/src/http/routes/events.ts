import { parseCode } from '@goodword/core/rules';
import {
  isId,
  type EventBatchResponse,
  type GoodwordEventRecord,
  type ProblemCode,
} from '@goodword/protocol';
import { eventBatchSchema, eventSchema } from '@goodword/protocol/schemas';
import type { Hono } from 'hono';
import { announceAll } from '../../records/announcements.js';
import { loadCodes } from '../../records/codes.js';
import { insertEvents, loadEvents } from '../../records/events.js';
import { dayOf } from '../../rules/day.js';
import { correctTime, isTimelyId } from '../../rules/event-time.js';
import type { EventRow } from '../../storage/database.js';
import { parseBody } from '../parse-body.js';
import { publicCall } from '../public-call.js';
import type { HttpEnv, Services } from '../services.js';

type Result = EventBatchResponse['results'][number];
type Judged = { row: EventRow } | { result: Result };

/** `POST /v1/events`: each event is judged alone, and answered when it is on disk. */
export function addEventRoutes(app: Hono<HttpEnv>, services: Services): void {
  const { storage, now } = services;

  app.post('/v1/events', publicCall(services, 'events'), async (c) => {
    const { sentAt, events } = await parseBody(c, eventBatchSchema);
    const { programId } = c.var;
    const received = { receivedAt: now(), sentAt: Date.parse(sentAt) };
    const judged = events.map((event) => judgeEvent(event, programId, received));
    const rows = judged.flatMap((one) => ('row' in one ? [one.row] : []));

    const results = await storage.append(async (transaction) => {
      const keys = [...new Set(rows.flatMap(({ codeKey }) => codeKey ?? []))];
      const codes = await loadCodes(transaction, programId, keys);
      const knownCodes = new Set(codes.map(({ codeKey }) => codeKey));
      const isKnown = ({ codeKey }: EventRow) => codeKey === null || knownCodes.has(codeKey);
      // The first of an id, and the others held against it.
      const sent = new Map<string, EventRow>();
      for (const row of rows) if (isKnown(row) && !sent.has(row.id)) sent.set(row.id, row);
      const fresh = [...sent.values()].map((row) => ({ ...row, day: dayOf(row.occurredAt) }));
      const added = new Set(await insertEvents(transaction, fresh));
      const shares = fresh.filter(({ id, type }) => type === 'share' && added.has(id));
      await announceAll(
        transaction,
        shares.map(({ id, receivedAt: at }) => ({
          programId,
          type: 'share.recorded' as const,
          subjectId: id,
          at,
        })),
      );
      const others = rows.flatMap(({ id }) => (added.has(id) ? [] : [id]));
      const stored = new Map(
        (await loadEvents(transaction, programId, others)).map((row) => [row.id, row]),
      );
      return judged.map((one): Result => {
        if ('result' in one) return one.result;
        const { row } = one;
        if (added.has(row.id) && sent.get(row.id) === row) return { id: row.id, status: 'stored' };
        const earlier = stored.get(row.id) ?? sent.get(row.id);
        if (!earlier) return refuse(row.id, 'not-found', 'Nobody has this code.');
        return isSameEvent(earlier, row)
          ? { id: row.id, status: 'duplicate' }
          : refuse(row.id, 'conflict', 'The id belongs to another event.');
      });
    });
    return c.json({ results } satisfies EventBatchResponse);
  });
}

function judgeEvent(
  value: unknown,
  programId: string,
  { receivedAt, sentAt }: { receivedAt: number; sentAt: number },
): Judged {
  const parsed = eventSchema.safeParse(value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const where = issue ? `${issue.path.map(String).join('.')}: ${issue.message}` : 'malformed';
    return { result: refuse(readId(value), 'invalid-request', where) };
  }
  const event = parsed.data;
  if (!isTimelyId('event', event.id, receivedAt)) {
    return { result: refuse(event.id, 'invalid-request', 'The id is not of these days.') };
  }
  const code = event.code === undefined ? undefined : parseCode(event.code);
  if (code && !code.ok) {
    return { result: refuse(event.id, 'invalid-request', 'The code cannot be right.') };
  }
  const deviceAt = Date.parse(event.occurredAt);
  return {
    row: {
      programId,
      id: event.id,
      type: event.type,
      codeKey: code?.codeKey ?? null,
      visitor: event.visitor ?? null,
      channel: channelOf(event) ?? null,
      sku: event.sku ?? null,
      element: event.type === 'view' ? event.element : null,
      deviceAt,
      occurredAt: correctTime(deviceAt, sentAt, receivedAt),
      receivedAt,
    },
  };
}

function channelOf(event: GoodwordEventRecord): string | undefined {
  if (event.type === 'share') return event.channel;
  return event.type === 'visit' ? event.via : undefined;
}

/** What the client said; when it was received, and by which clock, may differ on a retry. */
function isSameEvent(a: EventRow, b: EventRow): boolean {
  const said = ['type', 'codeKey', 'channel', 'sku', 'element', 'deviceAt'] as const;
  // The visitor of a stored event is forgotten on withdrawal.
  const isSameVisitor = a.visitor === b.visitor || a.visitor === null;
  return isSameVisitor && said.every((name) => a[name] === b[name]);
}

function readId(value: unknown): string | null {
  const id = (value as { id?: unknown } | null)?.id;
  return isId('event', id) ? id : null;
}

function refuse(id: string | null, code: ProblemCode, detail: string): Result {
  return { id, status: 'rejected', code, detail };
}
