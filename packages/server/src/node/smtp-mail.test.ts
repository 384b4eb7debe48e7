import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MailRefusedError } from '../outbox/mail-port.js';
import { createSmtpMail } from './smtp-mail.js';

interface Taken {
  from: string;
  to: string[];
  content: string;
}

describe('createSmtpMail()', () => {
  let smtp: SMTPServer;
  let taken: Taken[];
  /** Who gave a password. */
  let attempts: string[];
  let refusal: { message: string; responseCode: number } | undefined;

  beforeEach(async () => {
    taken = [];
    attempts = [];
    refusal = undefined;
    smtp = new SMTPServer({
      authOptional: true,
      allowInsecureAuth: true,
      onAuth({ username = '' }, session, callback) {
        attempts.push(username);
        callback(Object.assign(new Error('Wrong'), { responseCode: 535 }));
      },
      disabledCommands: ['STARTTLS'],
      onRcptTo: (_, session, callback) =>
        callback(refusal ? Object.assign(new Error(refusal.message), refusal) : null),
      onData(stream, { envelope }, callback) {
        let content = '';
        stream.on('data', (chunk: Buffer) => (content += chunk.toString()));
        stream.on('end', () => {
          taken.push({
            from: envelope.mailFrom ? envelope.mailFrom.address : '',
            to: envelope.rcptTo.map(({ address }) => address),
            content,
          });
          callback();
        });
      },
    });
    await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve));
  });
  afterEach(() => new Promise<void>((resolve) => smtp.close(() => resolve())));

  const send = (change: object = {}) => {
    const { port } = smtp.server.address() as AddressInfo;
    const mail = createSmtpMail({
      url: `smtp://127.0.0.1:${port}`,
      from: 'Acme Tea <hello@acme.example>',
    });
    return mail.send({
      to: 'ada@example.org',
      subject: 'Your link to Acme',
      text: 'Follow this link.',
      html: '<p>Follow this link.</p>',
      id: 'mai_1',
      ...change,
    });
  };

  it('hands a mail over, in both its forms', async () => {
    await send();
    const [mail] = taken;
    expect(mail).toMatchObject({ from: 'hello@acme.example', to: ['ada@example.org'] });
    expect(mail?.content).toContain('Subject: Your link to Acme');
    expect(mail?.content).toContain('From: Acme Tea <hello@acme.example>');
    expect(mail?.content).toContain('Auto-Submitted: auto-generated');
    expect(mail?.content).toContain('Content-Type: text/plain');
    expect(mail?.content).toContain('Content-Type: text/html');
  });

  it('makes no second header and no second address of a text', async () => {
    await send({ subject: 'One\r\nBcc: eve@example.org' });
    await send({ to: 'ada@example.org,eve@example.org' }).catch(() => undefined);
    await send({ to: 'ada@example.org\r\nRCPT TO:<eve@example.org>' }).catch(() => undefined);
    expect(taken.flatMap(({ to }) => to)).not.toContain('eve@example.org');
    expect(taken[0]?.content).not.toMatch(/^Bcc:/im);
  });

  it('costs no mail where the password is wrong', async () => {
    const { port } = smtp.server.address() as AddressInfo;
    const mail = createSmtpMail({
      url: `smtp://ada:wrong@127.0.0.1:${port}`,
      from: 'hello@acme.example',
    });
    const sending = mail.send({ to: 'ada@example.org', subject: '', text: '', html: '', id: 'x' });
    await expect(sending).rejects.not.toBeInstanceOf(MailRefusedError);
    expect(taken).toEqual([]);
  });

  it('sends no password in the clear to another machine', async () => {
    const { port } = smtp.server.address() as AddressInfo;
    // A name that the system leads to this machine, and that says nothing of it.
    const mail = createSmtpMail({
      url: `smtp://ada:word@0.0.0.0:${port}`,
      from: 'hello@acme.example',
    });
    const sending = mail.send({ to: 'ada@example.org', subject: '', text: '', html: '', id: 'x' });
    await expect(sending).rejects.toMatchObject({ code: 'ETLS' });
    expect(attempts).toEqual([]);
  });

  it('tells a refusal from a server that is busy', async () => {
    refusal = { message: 'No such mailbox', responseCode: 550 };
    await expect(send()).rejects.toBeInstanceOf(MailRefusedError);
    refusal = { message: 'Try later', responseCode: 451 };
    await expect(send()).rejects.not.toBeInstanceOf(MailRefusedError);
  });
});
