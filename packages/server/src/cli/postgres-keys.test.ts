import { describe, expect, it } from 'vitest';
import { createCommands } from '../testing/commands.js';
import { createTestDatabase } from '../testing/test-database.js';

describe('goodword, on PostgreSQL without a key', () => {
  it('says what goes without one, serves, and proves nothing', async () => {
    const database = await createTestDatabase({ isEmpty: true });
    const run = createCommands({ GOODWORD_DATABASE_URL: database.url, GOODWORD_PORT: '0' });
    const { code, complaints } = await run(['serve']);
    expect(code).toBe(0);
    expect(complaints).toEqual([expect.stringContaining('GOODWORD_SEAL_KEY is not set')]);
    const verified = await run(['consents', 'verify']);
    expect(verified.code).toBe(1);
    expect(verified.complaints[0]).toContain('GOODWORD_SEAL_KEY');
    await database.remove();
  });
});
