import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createId } from '@goodword/core/rules';
import type { Conversion, FunnelReport, Lead } from '@goodword/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { leadRequest } from '../testing/lead-request.js';
import { CLI, startProcess, type RunningProcess } from '../testing/process.js';

interface Answer {
  status: number;
  body: unknown;
}

describe('a server that is killed', () => {
  let folder: string;
  let server: RunningProcess;
  let url: string;
  let secretKey: string;

  async function start(): Promise<void> {
    server = startProcess([CLI, 'serve'], {
      GOODWORD_DATABASE_URL: `file:${join(folder, 'goodword.db')}`,
      GOODWORD_PORT: '0',
    });
    url = (await server.whenPrinted('Goodword is ready: ')).replace(/\/$/, '');
  }

  async function send(path: string, body?: unknown, key?: string): Promise<Answer> {
    const response = await fetch(`${url}${path}`, {
      ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
      headers: key
        ? { authorization: `Bearer ${key}`, 'content-type': 'application/json' }
        : { 'content-type': 'text/plain' },
    });
    return { status: response.status, body: await response.json() };
  }

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'goodword-durability-'));
    await start();
    secretKey = /gw_sk_\S+/.exec(server.output())?.[0] ?? '';
  });

  afterEach(async () => {
    await server.kill();
    await rm(folder, { recursive: true, force: true });
  });

  it('reports WAL and synchronous FULL from the connection that writes', async () => {
    const { body } = await send('/v1/health', undefined, secretKey);
    expect(body).toMatchObject({
      status: 'ok',
      storage: { engine: 'sqlite', journalMode: 'wal', synchronous: 'full' },
    });
  });

  it('keeps all that it answered', async () => {
    const enrolled = await send('/v1/advocates?program=demo', {
      identity: { email: 'ada@example.com', name: 'Ada' },
    });
    expect(enrolled.status).toBe(200);
    const { code } = enrolled.body as { code: string };

    const leads: string[] = [];
    let conversions = 0;
    let visits = 0;
    // Several kills, each right after an answer, so that no lucky pause hides a late write.
    for (let round = 0; round < 3; round += 1) {
      for (let number = 0; number < 4; number += 1) {
        const request = leadRequest(round * 10 + number, {
          code,
          touchedAt: new Date().toISOString(),
        });
        const sent = await send('/v1/leads?program=demo', request);
        if (sent.status === 200) leads.push(request.id);
      }
      const now = new Date().toISOString();
      const visit = {
        id: createId('event', { now: Date.now() }),
        type: 'visit',
        occurredAt: now,
        code,
      };
      const stored = await send('/v1/events?program=demo', { sentAt: now, events: [visit] });
      if (stored.status === 200) visits += 1;
      const converted = await send(
        '/v1/conversions',
        {
          externalId: `order-${round}`,
          value: { amount: 4900, currency: 'EUR' },
          occurredAt: now,
          evidence: { code, touchedAt: now, customerId: `customer-${round}` },
        },
        secretKey,
      );
      if (converted.status === 200) conversions += 1;
      await server.kill();
      await start();
      expect(server.output()).not.toContain('gw_sk_');
    }

    expect(leads).toHaveLength(12);
    expect(conversions).toBe(3);
    expect(visits).toBe(3);
    const { body } = await send('/v1/leads?limit=100', undefined, secretKey);
    const kept = (body as { items: Lead[] }).items.map((lead) => lead.id);
    expect(kept.sort()).toEqual(leads.sort());
    for (let round = 0; round < 3; round += 1) {
      const found = await send(`/v1/conversions?externalId=order-${round}`, undefined, secretKey);
      expect((found.body as { items: Conversion[] }).items).toHaveLength(1);
    }
    const report = (await send('/v1/reports/funnel', undefined, secretKey)).body as FunnelReport;
    expect(report.counts).toMatchObject({ leads: 12, visits: 3, conversions: 3, rewards: 6 });
    const ledger = (await send('/v1/ledger', undefined, secretKey)).body as { sums: object };
    expect(ledger.sums).toEqual({ EUR: 0 });
  });
});
