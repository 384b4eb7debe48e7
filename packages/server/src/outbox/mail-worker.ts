import type { Services } from '../http/services.js';
import { claimMails, deleteMail, hasDueMails, settleMail } from '../records/mails.js';
import { nextAttempt } from '../rules/delivery-outcome.js';
import type { MailRow } from '../storage/outgoing-rows.js';
import { MailRefusedError, type MailPort } from './mail-port.js';
import { renderMail } from './render-mail.js';
import type { Worker } from './worker.js';

/** Mails that are sent at once. */
const WIDTH = 8;

/** How long sending one may take, and after what another process takes it over, in milliseconds. */
const TIMEOUT = 60_000;
const LEASE = 120_000;

/** How long it may take once the server closes, in milliseconds. */
const GRACE = 5_000;

/** Nobody waits longer for a one-time link, in milliseconds. */
const LOGIN_WANTED = 15 * 60_000;

/**
 * Sends mails. Without a port they stay where they are, for `goodword mail` to show.
 */
export function createMailWorker(
  services: Pick<Services, 'storage' | 'now' | 'random' | 'log'>,
  port: MailPort | undefined,
): Worker {
  const { storage, now, random, log } = services;
  const closing = new AbortController();
  let running: Promise<void> | undefined;

  async function runAll(): Promise<void> {
    while (!closing.signal.aborted && (await hasDueMails(storage.reader, now()))) {
      const start = now();
      const claim = { now: start, until: start + LEASE, limit: WIDTH };
      const claimed = await storage.write((transaction) => claimMails(transaction, claim));
      await Promise.all(claimed.map(handle));
    }
  }

  async function handle(mail: MailRow): Promise<void> {
    try {
      if (mail.personId === null) await drop(mail);
      else if (port) await send(mail, port);
      else await settle(mail, 'kept');
    } catch (error) {
      // The claim ends by itself, and the mail is tried again.
      log({ event: 'mail-failed', mail: mail.id, name: (error as Error).name });
    }
  }

  async function send(mail: MailRow, { send: sendMail }: MailPort): Promise<void> {
    const isUnwanted = mail.template === 'login' && now() > mail.createdAt + LOGIN_WANTED;
    if (isUnwanted) return settle(mail, 'failed', 'too-late');
    const message = await renderMail(mail, services);
    if (!message) return drop(mail);
    try {
      await inTime(sendMail(message), closing.signal);
    } catch (error) {
      return settleFailure(mail, error);
    }
    return settle(mail, 'sent');
  }

  async function settleFailure(mail: MailRow, error: unknown): Promise<void> {
    const failure = error instanceof Error ? error.name : 'Error';
    const [byte = 0] = random(1);
    const dueAt = nextAttempt({ attempts: mail.attempts, now: now(), chance: byte / 255 });
    if (error instanceof MailRefusedError || dueAt === undefined) {
      return settle(mail, 'failed', failure);
    }
    log({ event: 'mail-delayed', mail: mail.id, name: failure });
    const change = { state: 'waiting', dueAt, failure };
    await storage.write((transaction) => settleMail(transaction, mail, change));
  }

  async function settle(
    mail: MailRow,
    state: 'sent' | 'kept' | 'failed',
    failure: string | null = null,
  ): Promise<void> {
    const change = { state, dueAt: null, failure, settledAt: now() };
    await storage.write((transaction) => settleMail(transaction, mail, change));
  }

  async function drop(mail: MailRow): Promise<void> {
    await storage.write((transaction) => deleteMail(transaction, mail));
  }

  return {
    run() {
      if (closing.signal.aborted) return Promise.resolve();
      running ??= runAll().finally(() => {
        running = undefined;
      });
      return running;
    },
    async stop() {
      closing.abort();
      await running;
    },
  };
}

/** Waits no longer than the lease allows, and for a short while only once the server closes. */
function inTime(sending: Promise<void>, closing: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const giveUp = () => {
      const error = new Error('The mail was not taken in time.');
      error.name = 'MailTimeout';
      reject(error);
    };
    let timer = setTimeout(giveUp, TIMEOUT);
    const hurry = () => {
      clearTimeout(timer);
      timer = setTimeout(giveUp, GRACE);
    };
    closing.addEventListener('abort', hurry);
    sending.then(resolve, reject).finally(() => {
      clearTimeout(timer);
      closing.removeEventListener('abort', hurry);
    });
  });
}
