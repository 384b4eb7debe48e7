import { parseArgs } from 'node:util';
import { openDatabase } from '../node/open-database.js';
import { readConfig } from '../node/read-config.js';
import { StartError } from '../node/start-error.js';
import { renderMail } from '../outbox/render-mail.js';
import { findMail, listMails } from '../records/mails.js';
import { chooseProgram } from './choose-program.js';
import type { Terminal } from './terminal.js';

/** Mails that are listed, at most. */
const LISTED = 50;

/** `goodword mail list`: the latest mails, by their ids: addresses are in `mail show` alone. */
export async function listMailsCommand(args: string[], { env, print }: Terminal): Promise<void> {
  const { values } = parseArgs({
    args,
    options: { program: { type: 'string' }, json: { type: 'boolean', default: false } },
  });
  const storage = await openDatabase(readConfig(env).database);
  try {
    const programId = await chooseProgram(storage, values.program);
    const rows = await listMails(storage.reader, programId, LISTED);
    for (const { id, template, state, createdAt, failure } of rows) {
      const mail = { id, template, state, createdAt: new Date(createdAt).toISOString(), failure };
      if (values.json) print(JSON.stringify(mail));
      else print([mail.createdAt, id, template, state, failure ?? ''].join('  ').trim());
    }
    if (rows.length === 0 && !values.json) print('There are no mails.');
  } finally {
    await storage.close();
  }
}

/** `goodword mail show`: what a mail says. */
export async function showMailCommand(args: string[], { env, print }: Terminal): Promise<void> {
  const { values, positionals } = parseArgs({
    args,
    options: { program: { type: 'string' } },
    allowPositionals: true,
  });
  const storage = await openDatabase(readConfig(env).database);
  try {
    const programId = await chooseProgram(storage, values.program);
    const mail = await findMail(storage.reader, programId, positionals[0] ?? '');
    const random = (size: number) => crypto.getRandomValues(new Uint8Array(size));
    const message = mail && (await renderMail(mail, { storage, now: Date.now, random }));
    if (!message) throw new StartError('There is no such mail, or nobody to get it any more.');
    print(`To: ${message.to}`);
    print(`Subject: ${message.subject}`);
    print('');
    print(message.text.trimEnd());
  } finally {
    await storage.close();
  }
}
