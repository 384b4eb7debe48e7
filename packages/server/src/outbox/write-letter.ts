import type { Notice } from '../rules/program-config.js';
import { fillText, type Letter } from './letter.js';
import type { MailLanguage } from './mail-texts/find-texts.js';

/** Every kind of mail. */
export type MailTemplate = 'login' | Notice;

/** What a letter is written from. */
export interface LetterFacts {
  program: string;
  url: string;
  /** Minor units, and an ISO 4217 currency or `points:<name>`; for letters about a reward. */
  reward?: { amount: number; unit: string } | undefined;
}

/** Writes the letter of a template in a language. */
export function writeLetter(
  template: MailTemplate,
  { program, url, reward }: LetterFacts,
  { texts, locale }: MailLanguage,
): Letter {
  const fill = (text: string) => fillText(text, { program });
  const amount = reward ? [describeReward(reward, { texts, locale })] : [];
  const open = { label: fill(texts.leadAction), url };
  const notes = [fill(texts.reason)];
  switch (template) {
    case 'login':
      return {
        subject: fill(texts.loginSubject),
        lines: [texts.loginBody],
        action: { label: texts.loginAction, url },
        notes: [texts.loginNote],
      };
    case 'lead-received':
      return { subject: texts.leadSubject, lines: [fill(texts.leadBody)], action: open, notes };
    case 'reward-approved': {
      const lines = [fill(texts.approvedBody), ...amount];
      return { subject: texts.approvedSubject, lines, action: open, notes };
    }
    case 'reward-issued': {
      const lines = [fill(texts.issuedBody), ...amount];
      return { subject: texts.issuedSubject, lines, action: open, notes };
    }
  }
}

function describeReward(
  { amount, unit }: { amount: number; unit: string },
  { texts, locale }: Pick<MailLanguage, 'texts' | 'locale'>,
): string {
  if (unit.startsWith('points:')) {
    return fillText(texts.points, { amount: new Intl.NumberFormat(locale).format(amount) });
  }
  const format = new Intl.NumberFormat(locale, { style: 'currency', currency: unit });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  return fillText(texts.reward, { amount: format.format(amount / 10 ** digits) });
}
