import {
  EVENT_BATCH_LIMIT,
  isId,
  type EventBatchResponse,
  type GoodwordEventRecord,
} from '@goodword/protocol';
import { HttpResponse } from 'msw';
import { handleCall, type HandlerContext } from '../handle-call.js';
import { problemAnswer } from '../problem-answer.js';
import { fieldsOf, isSameJson, textOf } from '../read-fields.js';

type Result = EventBatchResponse['results'][number];

/** `POST /v1/events`: each event is judged alone. */
export function eventHandlers(context: HandlerContext) {
  const { received } = context.state;
  return [
    handleCall('POST /v1/events', context, ({ body }) => {
      const { events } = body;
      if (
        textOf(body.sentAt) === undefined ||
        !Array.isArray(events) ||
        events.length === 0 ||
        events.length > EVENT_BATCH_LIMIT
      ) {
        return problemAnswer('invalid-request', {
          detail: `Expected sentAt and 1 to ${EVENT_BATCH_LIMIT} events.`,
        });
      }
      const answer: EventBatchResponse = {
        results: events.map((event) => takeEvent(event, received.events)),
      };
      return HttpResponse.json(answer);
    }),
  ];
}

function takeEvent(event: unknown, stored: GoodwordEventRecord[]): Result {
  const { id } = fieldsOf(event);
  if (!isId('event', id)) {
    return reject(null, 'invalid-request', 'Expected the id of an event.');
  }
  if (!isEvent(event)) {
    return reject(id, 'invalid-request', 'Expected a share, visit or view with its fields.');
  }
  const earlier = stored.find((candidate) => candidate.id === id);
  if (!earlier) {
    stored.push(event);
    return { id, status: 'stored' };
  }
  if (isSameJson(earlier, event)) return { id, status: 'duplicate' };
  return reject(id, 'conflict', 'Another event has this id.');
}

/** The fields that a kind of event cannot be without. */
const REQUIRED = { share: 'channel', visit: 'code', view: 'element' } as const;

function isEvent(value: unknown): value is GoodwordEventRecord {
  const event = fieldsOf(value);
  const { type } = event;
  return (
    (type === 'share' || type === 'visit' || type === 'view') &&
    textOf(event[REQUIRED[type]]) !== undefined &&
    !Number.isNaN(Date.parse(textOf(event.occurredAt) ?? ''))
  );
}

function reject(id: string | null, code: NonNullable<Result['code']>, detail: string): Result {
  return { id, status: 'rejected', code, detail };
}
