import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createMetrics } from '../node/metrics.js';
import { importRecords } from '../privacy/import-records.js';
import { createReferralServer } from '../server.js';
import { sendEvents, visit } from '../testing/calls.js';
import {
  consent,
  PLANTED,
  plantedTerms,
  plantPerson,
  readExport,
} from '../testing/plant-person.js';
import { createTestDatabase } from '../testing/test-database.js';
import { createTestServer } from '../testing/test-server.js';

let server: Awaited<ReturnType<typeof createTestServer>>;
let log: Record<string, unknown>[];
beforeEach(async () => {
  log = [];
  server = await createTestServer({ metrics: createMetrics(), log: (entry) => log.push(entry) });
});
afterEach(() => server.close());

const readMetrics = async () => {
  const response = await server.secretCall('/v1/metrics');
  expect(response.headers.get('content-type')).toContain('text/plain');
  return response.text();
};

describe('GET /v1/ready', () => {
  it('is ready while the database takes writes', async () => {
    expect(await server.read(server.request('/v1/ready'))).toEqual({ status: 'ready' });
  });
});

describe('GET /v1/metrics', () => {
  it('counts calls by route and status, jobs, and what waits', async () => {
    const { code } = await server.enrol('ada@example.com');
    await sendEvents(server, [visit(code)]);
    await server.request('/nowhere/at/all');
    await server.post('/v1/consents?program=demo', consent());
    await server.secretCall('/v1/people/erase', { email: 'ada@example.com' });
    const before = await readMetrics();
    expect(before).toMatch(
      /goodword_http_request_duration_seconds_count\{method="POST",route="\/v1\/events",status="200"\} 1/,
    );
    expect(before).toContain('goodword_erasures_unfinished 1');
    expect(before).toContain('goodword_consents_unsealed 1');
    expect(before).toContain('process_cpu_seconds_total');
    await server.work();
    const after = await readMetrics();
    expect(after).toContain('goodword_erasures_unfinished 0');
    expect(after).toMatch(/goodword_job_duration_seconds_count\{job="erase",outcome="done"\} 1/);
  });

  it('has nothing of a program or a person in it', async () => {
    const { code, leadId } = await plantPerson(server);
    await server.request(`/v1/leads/${leadId}`);
    await server.request(`/v1/programs/${PLANTED.visitor}`);
    await server.request('/v1/leads', { method: 'QUILLFEATHER' });
    const text = await readMetrics();
    for (const term of [...plantedTerms(code), leadId, PLANTED.visitor, 'demo', 'QUILL']) {
      expect(text).not.toContain(term);
    }
  });

  it('is for a secret key and for this machine, and not for who comes by way of it', async () => {
    const statusFrom = async (address: string, headers: Record<string, string> = {}) => {
      const request = new Request('https://refer.example/v1/metrics', { headers });
      return (await server.fetch(request, { address })).status;
    };
    expect(await statusFrom('203.0.113.7')).toBe(401);
    expect(await statusFrom('127.0.0.1')).toBe(200);
    expect(await statusFrom('::1')).toBe(200);
    expect(await statusFrom('127.0.0.1', { 'x-forwarded-for': '203.0.113.7' })).toBe(401);
  });
});

describe('the log', () => {
  it('has a line for each call, with its route and without what was in it', async () => {
    const { code, leadId } = await plantPerson(server);
    await server.secretCall(`/v1/people/export?email=${encodeURIComponent(PLANTED.email)}`);
    const text = JSON.stringify(log);
    expect(log).toContainEqual({
      event: 'call',
      method: 'GET',
      route: '/v1/people/export',
      status: 400,
      ms: expect.any(Number),
    });
    for (const term of [...plantedTerms(code), leadId, encodeURIComponent(PLANTED.email)]) {
      expect(text).not.toContain(term);
    }
  });
});

describe('GET /v1/export', () => {
  it('is everything of the program, without secrets, and can be imported', async () => {
    const { code } = await plantPerson(server);
    const response = await server.secretCall('/v1/export');
    expect(response.headers.get('content-type')).toBe('application/x-ndjson');
    const text = await response.text();
    for (const term of plantedTerms(code)) expect(text).toContain(term);
    expect(text).not.toContain(server.identity.secret);
    expect(text).not.toContain('"table":"sessions"');

    const database = await createTestDatabase();
    const storage = await database.open();
    try {
      const open = () => createInterface({ input: Readable.from([text]) });
      const count = await importRecords(storage, open);
      expect(count).toBe(text.trim().split('\n').length - 2);
      const copy = createReferralServer({ storage, url: 'https://other.example' });
      const program = await copy.fetch(new Request('https://other.example/v1/programs/demo'));
      expect(program.status).toBe(200);
      const people = await storage.reader.selectFrom('people').select('email').execute();
      expect(people.map(({ email }) => email)).toContain(PLANTED.email);
    } finally {
      await storage.close();
      await database.remove();
    }
  });

  it('ends well when the reader goes away', async () => {
    await plantPerson(server);
    const response = await server.secretCall('/v1/export');
    await response.body?.cancel();
    expect((await readExport(server, { email: PLANTED.email })).people).toHaveLength(1);
  });

  it('is for a secret key alone', async () => {
    expect((await server.request('/v1/export')).status).toBe(401);
  });
});
