import { createId } from '@goodword/core/rules';
import { iso, visit, VISITOR } from './calls.js';
import { leadRequest } from './test-server.js';

const evidence = {
  code: 'NOBODY',
  coupon: 'NOBODY',
  touchedAt: iso(),
  visitor: VISITOR,
  email: 'milo@example.org',
  customerId: 'customer-9',
  handoff: `gw_ho_${'0'.repeat(32)}`,
};

/** Bodies that public calls take, by the operation's id: every field that there is. */
export const PUBLIC_POSTS: Readonly<Record<string, () => object>> = {
  enrolAdvocate: () => ({ identity: { email: 'ada@example.com', name: 'Ada' } }),
  requestLogin: () => ({ email: 'ada@example.com', locale: 'en' }),
  claimCode: () => ({ code: 'NOBODY' }),
  recordEvents: () => ({
    sentAt: iso(),
    events: [visit('NOBODY', { sku: 'chair' }), { type: 'view', element: 'share' }],
  }),
  recordConsent: () => ({
    schemaVersion: 1,
    id: createId('consent', { now: Date.now() }),
    type: 'grant',
    subject: VISITOR,
    purposes: { attribution: 'granted', measurement: 'granted', forwarding: 'denied' },
    source: 'banner',
    policyVersion: '1',
    durationDays: 180,
    locale: 'en',
    occurredAt: iso(),
  }),
  createHandoff: () => ({ evidence: { code: 'NOBODY', touchedAt: iso(), visitor: VISITOR } }),
  sendLead: () => ({ ...leadRequest({ evidence }), submittedAt: iso() }),
  reportOrder: () => ({
    externalId: `order-${crypto.randomUUID()}`,
    value: { amount: 4900, currency: 'EUR' },
    occurredAt: iso(),
    evidence,
  }),
};
