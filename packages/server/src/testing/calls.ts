import { createId } from '@goodword/core/rules';
import type { EventBatchResponse, FunnelReport } from '@goodword/protocol';
import type { TestServer } from './test-server.js';

/** A visitor's random number. */
export const VISITOR = 'visitor-0123456789abcdef';

/** A time, so many milliseconds from now, as it travels. */
export const iso = (offset = 0) => new Date(Date.now() + offset).toISOString();

/** A visit by a link, with consent to measurement. */
export function visit(code: string, change: object = {}) {
  const id = createId('event', { now: Date.now() });
  return { id, type: 'visit', occurredAt: iso(), code, via: 'email', visitor: VISITOR, ...change };
}

/** A change of stage, from now. */
export function stageChange(stage: string, offset = 0) {
  return { id: createId('stageChange', { now: Date.now() }), stage, occurredAt: iso(offset) };
}

/** Sends a batch of events. */
export function sendEvents(server: TestServer, events: unknown[], sentAt = iso()) {
  return server.read<EventBatchResponse>(
    server.post('/v1/events?program=demo', { sentAt, events }),
  );
}

/** Confirms `order-1` of 49 euros. */
export function confirm(server: TestServer, change: object = {}) {
  return server.secretCall('/v1/conversions', {
    externalId: 'order-1',
    value: { amount: 4900, currency: 'EUR' },
    occurredAt: iso(),
    ...change,
  });
}

/** The funnel of the last thirty days. */
export function readFunnel(server: TestServer) {
  return server.read<FunnelReport>(server.secretCall('/v1/reports/funnel'));
}
