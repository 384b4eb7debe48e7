import { createId } from '@goodword/core/rules';
import type { EnrolResponse, PersonExport } from '@goodword/protocol';
import { confirm, iso, sendEvents, stageChange, visit } from './calls.js';
import { leadRequest, type TestServer } from './test-server.js';

/** Words that stand nowhere else, so that a search of bytes finds this person alone. */
export const PLANTED = {
  email: 'Zephyrine.Quillfeather+shop@planted-mail.example',
  mailbox: 'zephyrine.quillfeather@planted-mail.example',
  name: 'Zephyrine Quillfeather',
  address: '77 Marzipan Crescent, Flumstead',
  phone: '+49 555 0199 7731',
  note: 'Prefers to be called at noon, says Quillfeather',
  customerId: 'customer-quillfeather-7731',
  visitor: 'visitor-of-quillfeather-01',
} as const;

/** Plants somebody everywhere that a person can stand, and somebody else beside. */
export async function plantPerson(server: TestServer) {
  // As an advocate, by a token of the host.
  const token = await server.token({
    sub: PLANTED.customerId,
    email: PLANTED.email,
    name: PLANTED.name,
  });
  const enrolled = await server.read<EnrolResponse>(
    server.post('/v1/advocates?program=demo', { identity: { token } }),
  );
  const { code } = enrolled;
  // As a friend, by somebody else's link.
  const other = await server.enrol('ada@example.com');
  const friend = { code: other.code, visitor: PLANTED.visitor };
  await sendEvents(server, [visit(other.code, { visitor: PLANTED.visitor })]);
  const lead = leadRequest({
    contact: { email: PLANTED.email, name: PLANTED.name, phone: PLANTED.phone },
    answers: { interest: 'office', address: PLANTED.address },
    evidence: { ...friend, email: PLANTED.email },
  });
  await server.read(server.post('/v1/leads?program=demo', lead));
  await server.read(
    server.secretCall(`/v1/leads/${lead.id}/stages`, {
      ...stageChange('contacted'),
      note: PLANTED.note,
    }),
  );
  await server.read(
    server.post('/v1/consents?program=demo', consent({ subject: PLANTED.visitor })),
  );
  await server.read(
    confirm(server, {
      externalId: `order of ${PLANTED.email}`,
      evidence: { leadId: lead.id, email: PLANTED.email, visitor: PLANTED.visitor },
    }),
  );
  // In what others sent: their forms, their visits, their order and their hand-off.
  const friends = leadRequest({
    contact: { email: 'ben@example.com', name: 'Ben' },
    evidence: { code: code.toLowerCase(), email: PLANTED.email, visitor: 'visitor-of-ben-0123' },
  });
  await server.read(server.post('/v1/leads?program=demo', friends));
  await server.read(
    server.secretCall(`/v1/leads/${friends.id}/stages`, {
      ...stageChange('contacted'),
      note: `Was sent by ${PLANTED.email.toUpperCase()}, code ${code}.`,
    }),
  );
  await sendEvents(server, [visit(code, { visitor: 'visitor-of-ben-0123' })]);
  await server.request(`/r/${code}`);
  await server.post('/v1/orders?program=demo', { externalId: 'order-ben', evidence: { code } });
  await server.read(
    confirm(server, { externalId: 'order-ben', evidence: { email: 'ben@example.com' } }),
  );
  const handoff = await server.read<{ token: string }>(
    server.post('/v1/handoffs?program=demo', { evidence: { code, coupon: code } }),
  );
  await server.read(
    server.post('/v1/handoffs/redeem?program=demo', {
      token: handoff.token,
      redeemerId: PLANTED.email,
    }),
  );
  return { code, leadId: lead.id, friendsLeadId: friends.id, session: enrolled.session?.token };
}

/** Everything that must not be found, in the forms in which it is kept. */
export function plantedTerms(code: string): string[] {
  const { email, mailbox, name, address, phone, note, customerId } = PLANTED;
  return [email, email.toLowerCase(), mailbox, name, address, phone, note, customerId, code];
}

/** A grant, a withdrawal or a refusal. */
export function consent(change: object = {}) {
  return {
    schemaVersion: 1,
    id: newConsentId(),
    type: 'grant',
    subject: 'visitor-0123456789abcdef',
    purposes: { attribution: 'granted', measurement: 'granted', forwarding: 'denied' },
    source: 'banner',
    policyVersion: '1',
    locale: 'en',
    occurredAt: iso(),
    durationDays: 180,
    ...change,
  };
}

function newConsentId(): string {
  return createId('consent', { now: Date.now() });
}

/** What is held about somebody. */
export function readExport(server: TestServer, query: object): Promise<PersonExport> {
  return server.read(server.secretCall('/v1/people/export', query));
}
