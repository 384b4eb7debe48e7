import type { Program } from '@goodword/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addOrigin } from '../records/programs.js';
import { rewardRule, useRules } from '../testing/reward-rules.js';
import { createTestServer, type TestServer } from '../testing/test-server.js';

let now: number;
let server: TestServer;
beforeEach(async () => {
  now = Date.now();
  server = await createTestServer({ clock: () => now });
});
afterEach(() => server.close());

const versionInForce = async () =>
  (await server.read<Program>(server.request('/v1/programs/demo'))).version;
const rules = [rewardRule({ kind: 'percent', percent: 5 })];

describe('the configuration', () => {
  it('is believed for five seconds, and no longer', async () => {
    expect(await versionInForce()).toBe(1);
    await useRules(server.storage, rules);
    now += 4999;
    expect(await versionInForce()).toBe(1);
    now += 1;
    expect(await versionInForce()).toBe(2);
  });

  it('is read anew when the clock is set back', async () => {
    await versionInForce();
    await useRules(server.storage, rules);
    now -= 3_600_000;
    expect(await versionInForce()).toBe(2);
  });

  it('lets a new origin in at once', async () => {
    const origin = 'https://new.example';
    const call = () => server.post('/v1/claims?program=demo', { code: 'NOBODY' }, { origin });
    expect((await call()).status).toBe(403);
    await server.storage.write((transaction) => addOrigin(transaction, 'demo', origin));
    expect((await call()).status).toBe(200);
  });
});
