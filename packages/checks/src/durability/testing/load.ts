import { createId } from '@goodword/core/rules';
import type { EventBatchResponse } from '@goodword/protocol';
import { leadRequest } from '../../testing/lead-request.js';
import type { DurableServer } from './durable-server.js';

/** What was sent, and what of it was answered. */
export interface Sent {
  events: Set<string>;
  leads: Set<string>;
  conversions: Set<string>;
}

/** Several clients that send at the same time. */
export interface Load {
  sent: Sent;
  answered: Sent;
  /** Resolves once no call is under way any more. */
  stop(): Promise<void>;
}

const nothing = (): Sent => ({ events: new Set(), leads: new Set(), conversions: new Set() });

/**
 * Sends batches of shares, leads and orders, each by two clients, until it is stopped. A call that
 * nobody answers is not sent again: whether it is there is left open.
 *
 * @param name stands in the orders' numbers
 * @param code whose link the friends came by
 */
export function startLoad(server: DurableServer, name: string, code: string): Load {
  const sent = nothing();
  const answered = nothing();
  let isOver = false;
  let number = 0;

  async function sendEvents() {
    const now = new Date().toISOString();
    const events = [...Array(20).keys()].map(() => ({
      type: 'share',
      channel: 'x',
      id: createId('event', { now: Date.now() }),
      occurredAt: now,
    }));
    for (const { id } of events) sent.events.add(id);
    const { status, body } = await server.post('/v1/events?program=demo', { sentAt: now, events });
    if (status !== 200) return;
    for (const { id, status: result } of (body as EventBatchResponse).results) {
      if (id !== null && result === 'stored') answered.events.add(id);
    }
  }

  async function sendLead() {
    number += 1;
    const lead = leadRequest(number, { code, touchedAt: new Date().toISOString() });
    lead.contact = { email: `friend-${name}-${number}@example.org` };
    sent.leads.add(lead.id);
    const { status } = await server.post('/v1/leads?program=demo', lead);
    if (status === 200) answered.leads.add(lead.id);
  }

  async function sendConversion() {
    number += 1;
    const externalId = `order-${name}-${number}`;
    const occurredAt = new Date().toISOString();
    sent.conversions.add(externalId);
    const { status } = await server.call('/v1/conversions', {
      externalId,
      value: { amount: 4900, currency: 'EUR' },
      occurredAt,
      evidence: { code, touchedAt: occurredAt, customerId: `customer-${name}-${number}` },
    });
    if (status === 200) answered.conversions.add(externalId);
  }

  async function repeat(send: () => Promise<void>) {
    while (!isOver) {
      await send().catch(() => undefined);
      // Nobody is there for a while: the loop is not to spin.
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
  }

  const senders = [sendEvents, sendLead, sendConversion];
  const clients = [...senders, ...senders].map(repeat);
  return {
    sent,
    answered,
    async stop() {
      isOver = true;
      await Promise.all(clients);
    },
  };
}
