import { digestOf } from '../http/digest.js';
import { createSecret } from '../http/secret.js';
import type { Services } from '../http/services.js';
import { insertLogin } from '../records/logins.js';
import { loadPeople } from '../records/people.js';
import { loadProgram } from '../records/programs.js';
import { findReward } from '../records/rewards.js';
import type { MailRow } from '../storage/outgoing-rows.js';
import { formatLetter } from './letter.js';
import type { MailMessage } from './mail-port.js';
import { findMailLanguage } from './mail-texts/find-texts.js';
import { writeLetter, type LetterFacts, type MailTemplate } from './write-letter.js';

/** How long a one-time link is good for, in milliseconds. */
const LOGIN_LASTS = 15 * 60_000;

/** The parameter of the destination's fragment that carries a one-time token. */
const FRAGMENT = 'goodword-login';

/**
 * Makes a mail from its row: address and text of now. A one-time link is made here and not before,
 * so that its token is nowhere but in the mail.
 *
 * @returns nothing where there is nobody to write to any more
 */
export async function renderMail(
  row: MailRow,
  services: Pick<Services, 'storage' | 'now' | 'random'>,
): Promise<MailMessage | undefined> {
  const { reader } = services.storage;
  const { programId, personId } = row;
  const template = row.template as MailTemplate;
  const [person] = personId === null ? [] : await loadPeople(reader, programId, [personId]);
  const config = await loadProgram(reader, programId);
  if (!person?.email || !config) return undefined;
  // Anybody can enrol somebody else's address: it is told of nothing before its owner showed up.
  if (template !== 'login' && person.emailVerifiedAt === null) return undefined;
  const { name, locale, destination } = config.program;
  const facts: LetterFacts = { program: name, url: destination };
  if (template === 'login') {
    facts.url = await makeLink(destination, { programId, personId: person.id }, services);
  }
  if (template.startsWith('reward-')) {
    const reward = await findReward(reader, programId, row.subjectId ?? '');
    if (!reward) return undefined;
    const { amount, reversed, unit } = reward;
    facts.reward = { amount: amount - reversed, unit };
  }
  const language = findMailLanguage(row.locale ?? locale);
  const letter = await formatLetter(writeLetter(template, facts, language), language);
  return { to: person.email, id: row.id, ...letter };
}

/** A link to the program's own page; what follows `#` is sent to no server on the way. */
async function makeLink(
  destination: string,
  { programId, personId }: { programId: string; personId: string },
  { storage, now, random }: Pick<Services, 'storage' | 'now' | 'random'>,
): Promise<string> {
  const token = createSecret('gw_ln_', random);
  const digest = await digestOf(token);
  const at = now();
  const login = { programId, digest, personId, expiresAt: at + LOGIN_LASTS };
  await storage.write((transaction) => insertLogin(transaction, login, at));
  const url = new URL(destination);
  url.hash = `${FRAGMENT}=${token}`;
  return url.href;
}
