import type { EnrolResponse, LoginRedeemed } from '@goodword/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MailRefusedError, type MailMessage } from '../../outbox/mail-port.js';
import { saveProgram } from '../../records/programs.js';
import { starterProgram } from '../../rules/starter-program.js';
import { confirm } from '../../testing/calls.js';
import { createTestServer, leadRequest, SHOP } from '../../testing/test-server.js';

const MINUTE = 60_000;

describe('one-time links', () => {
  let server: Awaited<ReturnType<typeof createTestServer>>;
  let ahead = 0;
  let sent: MailMessage[] = [];
  let failure: Error | undefined;

  beforeEach(async () => {
    ahead = 0;
    sent = [];
    failure = undefined;
    server = await createTestServer({
      clock: () => Date.now() + ahead,
      mail: {
        send(message) {
          if (failure) return Promise.reject(failure);
          sent.push(message);
          return Promise.resolve();
        },
      },
    });
    await server.enrol('ada@example.org');
  });
  afterEach(() => server.close());

  const ask = (email: string, change: object = {}) =>
    server.post('/v1/logins?program=demo', { email, ...change });
  const redeem = (token: string) => server.post('/v1/logins/redeem?program=demo', { token });

  const linkOf = ({ text }: MailMessage) => new URL(/https:\S+/.exec(text)?.[0] ?? '');
  const tokenOf = (message: MailMessage) =>
    new URLSearchParams(linkOf(message).hash.slice(1)).get('goodword-login') ?? '';

  it('leads to the program’s own page and shows figures, once', async () => {
    await ask('Ada@Example.org');
    await server.work();
    expect(sent).toMatchObject([{ to: 'ada@example.org', subject: 'Your link to Demo' }]);
    const link = linkOf(sent[0]!);
    // What follows `#` reaches no server and no log.
    expect(link.href.split('#')[0]).toBe(`${SHOP}/`);
    const answer = await server.read<LoginRedeemed>(redeem(tokenOf(sent[0]!)));
    const me = await server.post('/v1/advocates/me?program=demo', {
      session: answer.session.token,
    });
    expect(me.status).toBe(200);
    const second = await redeem(tokenOf(sent[0]!));
    expect(second.status).toBe(410);
    expect(await second.json()).toMatchObject({ code: 'login-invalid' });
  });

  it('answers the same for an address that nobody has, and mails nobody', async () => {
    const known = await ask('ada@example.org');
    const unknown = await ask('nobody@example.org');
    expect(unknown.status).toBe(known.status);
    expect(await unknown.text()).toBe(await known.text());
    await server.work();
    expect(sent.map(({ to }) => to)).toEqual(['ada@example.org']);
  });

  it('is good for a quarter of an hour', async () => {
    await ask('ada@example.org');
    await server.work();
    ahead += 15 * MINUTE + 1;
    expect((await redeem(tokenOf(sent[0]!))).status).toBe(410);
  });

  it('is used by one of a hundred at once', async () => {
    await ask('ada@example.org');
    await server.work();
    const token = tokenOf(sent[0]!);
    const other = await server.another();
    const answers = await Promise.all(
      [...Array(100).keys()].map((number) =>
        (number % 2 ? server : other).post('/v1/logins/redeem?program=demo', { token }),
      ),
    );
    const statuses = answers.map(({ status }) => status).filter((status) => status !== 429);
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
  });

  it('fills no mailbox, and whoever asks does not learn that it is full', async () => {
    for (let count = 0; count < 7; count += 1) {
      expect((await ask('ada@example.org')).status).toBe(200);
    }
    await server.work();
    expect(sent).toHaveLength(5);
  });

  it('is kept nowhere but in the mail', async () => {
    await ask('ada@example.org');
    await server.work();
    const { reader } = server.storage;
    const rows = [
      await reader.selectFrom('logins').selectAll().execute(),
      await reader.selectFrom('mails').selectAll().execute(),
    ];
    const kept = JSON.stringify(rows);
    expect(kept).not.toContain(tokenOf(sent[0]!));
    expect(kept).not.toContain('ada@');
  });

  it('speaks the language that was asked for', async () => {
    await ask('ada@example.org', { locale: 'ar' });
    await server.work();
    expect(sent[0]?.html).toContain('<html lang="ar" dir="rtl">');
  });

  it('is sent again where the mail server was busy, and not where it refused', async () => {
    failure = new Error('busy');
    await ask('ada@example.org');
    await server.work();
    failure = undefined;
    ahead += 6_000;
    await server.work();
    expect(sent).toHaveLength(1);
    failure = new MailRefusedError('550');
    await ask('ada@example.org');
    await server.work();
    failure = undefined;
    ahead += 10 * MINUTE;
    await server.work();
    expect(sent).toHaveLength(1);
  });

  describe('notices', () => {
    const noticed = async () => {
      const starter = starterProgram({ id: 'demo', name: 'Demo\r\nBcc: all', destination: SHOP });
      const config = {
        ...starter,
        program: { ...starter.program, version: 2 },
        rewardRules: starter.rewardRules.map((rule) => ({ ...rule, holdDays: 0 })),
        notices: ['lead-received' as const, 'reward-approved' as const],
      };
      await server.storage.write((transaction) => saveProgram(transaction, config, Date.now()));
      ahead += 10_000;
    };

    it('reach an advocate whose address is known to be theirs, and nobody else', async () => {
      await noticed();
      const { code } = await server.enrol('eve@example.org');
      await server.read(server.post('/v1/leads?program=demo', leadRequest({ evidence: { code } })));
      await server.work();
      expect(sent).toEqual([]);
      await ask('eve@example.org');
      await server.work();
      await server.read(redeem(tokenOf(sent.pop()!)));
      const lead = leadRequest({
        contact: { email: 'other@example.net', name: 'Other' },
        evidence: { code },
      });
      ahead += 25 * 60 * MINUTE;
      await server.read(server.post('/v1/leads?program=demo', lead));
      await server.work();
      expect(sent).toMatchObject([{ to: 'eve@example.org' }]);
      expect(sent[0]?.text).not.toContain('other@');
    });

    it('tell of a reward that was approved, in one line of subject', async () => {
      await noticed();
      const token = await server.token({ email: 'ada@example.org', email_verified: true });
      const { code } = await server.read<EnrolResponse>(
        server.post('/v1/advocates?program=demo', { identity: { token } }),
      );
      const { rewards } = await server.read<{ rewards: { id: string; side: string }[] }>(
        confirm(server, { evidence: { code, email: 'milo@example.org' } }),
      );
      const { id = '' } = rewards.find(({ side }) => side === 'advocate') ?? {};
      ahead += 60 * 24 * 60 * MINUTE;
      await server.read(server.secretCall(`/v1/rewards/${id}/approve`, {}));
      await server.work();
      expect(sent).toMatchObject([{ to: 'ada@example.org', subject: 'Your reward is confirmed' }]);
      expect(sent[0]?.subject).not.toMatch(/[\r\n]/);
      expect(sent[0]?.text).toMatch(/Reward: .*\d/);
    });
  });
});
