import type { EnrolResponse, MeResponse, Reward } from '@goodword/protocol';
import {
  conversionSchema,
  enrolResponseSchema,
  eventBatchResponseSchema,
  funnelReportSchema,
  leadSchema,
  ledgerResponseSchema,
  listSchema,
  meResponseSchema,
  rewardSchema,
} from '@goodword/protocol/schemas';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { iso, visit, stageChange, sendEvents, readFunnel } from '../testing/calls.js';
import { createTestServer, leadRequest, type TestServer } from '../testing/test-server.js';

let server: TestServer;
beforeEach(async () => {
  server = await createTestServer();
});
afterEach(() => server.close());

describe('the loop', () => {
  it('runs from an advocate to a report, every answer as the protocol says', async () => {
    const token = await server.token({ email: 'ada@example.com', name: 'Ada Byron' });
    const ada = await server.read<EnrolResponse>(
      server.post('/v1/advocates?program=demo', { identity: { token } }),
    );
    expect(enrolResponseSchema.parse(ada)).toMatchObject({ displayName: 'Ada' });

    const share = { ...visit(ada.code), type: 'share', channel: 'email' };
    const landed = visit(ada.code, { occurredAt: iso(-1000) });
    const sent = await sendEvents(server, [share, landed]);
    expect(eventBatchResponseSchema.parse(sent).results.map(({ status }) => status)).toEqual([
      'stored',
      'stored',
    ]);

    const request = leadRequest({ evidence: { code: ada.code, touchedAt: iso(-1000) } });
    expect(await server.read(server.post('/v1/leads?program=demo', request))).toEqual({
      id: request.id,
      status: 'received',
    });
    const lead = leadSchema.parse(await server.read(server.secretCall(`/v1/leads/${request.id}`)));
    expect(lead).toMatchObject({
      stage: 'new',
      qualification: { outcome: 'qualified', score: 20 },
      attribution: { outcome: 'review' },
    });

    const won = stageChange('won');
    await server.read(server.secretCall(`/v1/leads/${request.id}/stages`, won));
    const found = listSchema(conversionSchema).parse(
      await server.read(server.secretCall(`/v1/conversions?externalId=lead:${request.id}`)),
    );
    const [conversion] = found.items;
    expect(conversion?.attribution).toMatchObject({ outcome: 'credited' });
    expect(conversion?.rewards.map(({ side, amount }) => [side, amount])).toEqual([
      ['advocate', 1000],
      ['friend', 1000],
    ]);

    const rewards = listSchema(rewardSchema).parse(
      await server.read(server.secretCall('/v1/rewards')),
    );
    for (const { id } of rewards.items) {
      await server.read(server.secretCall(`/v1/rewards/${id}/approve`, {}));
      const issued = await server.read<Reward>(server.secretCall(`/v1/rewards/${id}/issue`, {}));
      expect(issued.state).toBe('issued');
    }
    const ledger = ledgerResponseSchema.parse(await server.read(server.secretCall('/v1/ledger')));
    expect(ledger.items).toHaveLength(12);
    expect(ledger.sums).toEqual({ EUR: 0 });

    const me = await server.read<MeResponse>(
      server.post('/v1/advocates/me?program=demo', { session: ada.session?.token }),
    );
    expect(meResponseSchema.parse(me)).toMatchObject({
      shares: { email: 1 },
      visits: 1,
      referrals: [{ id: request.id, status: 'won' }],
      rewards: [{ state: 'issued', amount: 1000 }],
    });
    // Both names have letters that no random id can have.
    expect(JSON.stringify(me)).not.toMatch(/milo|kim/i);

    const report = funnelReportSchema.parse(await readFunnel(server));
    expect(report.counts).toMatchObject({
      advocates: 1,
      shares: 1,
      visits: 1,
      leads: 1,
      qualifiedLeads: 1,
      wonLeads: 1,
      conversions: 1,
      creditedConversions: 1,
      rewards: 2,
    });
  });
});
