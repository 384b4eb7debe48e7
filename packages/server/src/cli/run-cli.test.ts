import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../testing/test-database.js';
import { runCli } from './run-cli.js';

describe('goodword', () => {
  let folder: string;
  let database: TestDatabase;
  let env: Record<string, string>;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'goodword-cli-'));
    database = await createTestDatabase({ isEmpty: true });
    env = { GOODWORD_DATABASE_URL: database.url, GOODWORD_PORT: '0' };
  });
  afterEach(async () => {
    await database.remove();
    await rm(folder, { recursive: true, force: true });
  });

  /** Runs a command; one that serves ends as soon as `whileServing` is done. */
  async function run(args: string[], whileServing?: (url: string) => Promise<void>) {
    const printed: string[] = [];
    const complaints: string[] = [];
    const code = await runCli(args, {
      env,
      print: (line) => printed.push(line),
      complain: (line) => complaints.push(line),
      whenToldToEnd: async () => whileServing?.(printed.at(-1)?.split(': ')[1] ?? ''),
    });
    return { code, printed, complaints };
  }

  it('makes a program at its first start, and shows the secret key once', async () => {
    const first = await run(['serve']);
    expect(first.printed[0]).toMatch(/^Secret key \(shown once\): gw_sk_[0-9A-Z]{32}$/);
    expect(first.printed[1]).toMatch(/^Goodword is ready: http:\/\/127\.0\.0\.1:\d+\/$/);
    expect((await run(['serve'])).printed).toHaveLength(1);
  });

  it('leads the demo links to the shop, also at the next start', async () => {
    for (const shop of ['http://127.0.0.1:4401', 'http://127.0.0.1:4402']) {
      await run(['serve', '--demo-shop', shop], async (url) => {
        const program = await fetch(`${url}v1/programs/demo`, { headers: { origin: shop } });
        expect(program.headers.get('access-control-allow-origin')).toBe(shop);
        expect(await program.json()).toMatchObject({ destination: `${shop}/` });
      });
    }
  });

  it('revokes the key that a new one takes the place of', async () => {
    const create = ['key', 'create', '--label', 'shop', '--replace', '--json'];
    await run(['serve'], async (url) => {
      const statusOf = async (key: string) =>
        (await fetch(`${url}v1/leads`, { headers: { authorization: `Bearer ${key}` } })).status;
      const keys: string[] = [];
      for (let count = 0; count < 2; count += 1) {
        const { printed } = await run(create);
        const answer = JSON.parse(printed[0] ?? '') as { key: string; program: string };
        expect(answer.program).toBe('demo');
        keys.push(answer.key);
      }
      expect(await Promise.all(keys.map(statusOf))).toEqual([401, 200]);
    });
  });

  it('makes a program with its origin and an identity key', async () => {
    const made = await run([
      'program',
      'create',
      'acme',
      '--destination',
      'https://acme.example/x',
    ]);
    expect(made.code).toBe(0);
    const { printed } = await run(['key', 'create', '--kind', 'identity', '--json']);
    expect(Object.keys(JSON.parse(printed[0] ?? ''))).toEqual(['kid', 'secret', 'program']);
  });

  it.each([
    ['GOODWORD_PORT', 'eighty'],
    ['GOODWORD_PORT', '65536'],
    ['GOODWORD_URL', 'https://goodword.example/path'],
    ['GOODWORD_DATABASE_URL', 'mysql://localhost/goodword'],
    ['GOODWORD_DATABASE_URL', 'postgres://goodword:hush@127.0.0.1:1/goodword'],
    ['GOODWORD_DATABASE_URL', 'postgres://goodword:hush@127.0.0.1:port/goodword'],
    ['GOODWORD_DATABASE_URL', 'file:/nowhere/at/all/goodword.db'],
  ])('says in one line that %s=%s will not do', async (name, value) => {
    env[name] = value;
    const { code, complaints } = await run(['serve']);
    expect(code).toBe(1);
    expect(complaints).toHaveLength(1);
    expect(complaints[0]).toContain(name);
    expect(complaints[0]).not.toContain('hush');
  });

  it('says in one line that a file is no database', async () => {
    env['GOODWORD_DATABASE_URL'] = `file:${join(folder, 'letter.txt')}`;
    await writeFile(join(folder, 'letter.txt'), 'This is a letter. '.repeat(100));
    const { code, complaints } = await run(['serve']);
    expect([code, complaints.length]).toEqual([1, 1]);
  });

  it('says in one line that the port is taken', async () => {
    await run(['serve'], async (url) => {
      env['GOODWORD_PORT'] = new URL(url).port;
      const { code, complaints } = await run(['serve']);
      expect(code).toBe(1);
      expect(complaints).toEqual([expect.stringContaining('GOODWORD_PORT')]);
    });
  });

  it('explains itself, and does not guess', async () => {
    expect(await run(['--help'])).toMatchObject({ code: 0 });
    expect(await run(['sing'])).toMatchObject({ code: 2 });
    expect(await run(['serve', '--loudly'])).toMatchObject({ code: 2 });
  });

  it('shows the mails that nothing sends, each with its link', async () => {
    await run(['serve'], async (url) => {
      const shop = 'http://127.0.0.1:4401';
      await run(['serve', '--demo-shop', shop]);
      const post = (path: string, body: object) =>
        fetch(`${url}v1/${path}?program=demo`, {
          method: 'POST',
          headers: { origin: shop },
          body: JSON.stringify(body),
        });
      await post('advocates', { identity: { email: 'ada@example.org' } });
      expect((await post('logins', { email: 'ada@example.org' })).status).toBe(200);
    });
    const { printed } = await run(['mail', 'list', '--json']);
    const mail = JSON.parse(printed[0] ?? '') as { id: string; template: string };
    expect(mail.template).toBe('login');
    expect(printed.join()).not.toContain('ada@');
    const shown = await run(['mail', 'show', mail.id]);
    expect(shown.printed[0]).toBe('To: ada@example.org');
    expect(shown.printed.join('\n')).toMatch(/#goodword-login=gw_ln_[0-9A-Z]{32}/);
    expect(await run(['mail', 'show', 'mai_nothing'])).toMatchObject({ code: 1 });
  });

  it.each([
    ['GOODWORD_ALLOWED_NETWORKS', '10.0.0.1', '10.0.0.1'],
    ['GOODWORD_TRUSTED_PROXIES', '10.0.0.0/8, proxy', 'proxy'],
    ['GOODWORD_SMTP_URL', 'https://user:hidden@mail.example', 'smtps://'],
  ])('says what is wrong with %s', async (name, value, said) => {
    env[name] = value;
    const { code, complaints } = await run(['serve']);
    expect(code).toBe(1);
    expect(complaints[0]).toContain(name);
    expect(complaints[0]).toContain(said);
    expect(complaints[0]).not.toContain('hidden');
  });
});
