import { ar } from './ar.js';
import { de } from './de.js';
import { en } from './en.js';
import { es } from './es.js';
import { fr } from './fr.js';
import { he } from './he.js';
import { it } from './it.js';
import { ja } from './ja.js';
import { nl } from './nl.js';
import { pl } from './pl.js';
import { ptBr } from './pt-br.js';
import { tr } from './tr.js';
import type { MailTexts } from './texts.js';
import { zhHans } from './zh-hans.js';

/** The languages that mails are written in: those of the elements. */
export const MAIL_TEXTS: Readonly<Record<string, MailTexts>> = {
  ar,
  de,
  en,
  es,
  fr,
  he,
  it,
  ja,
  nl,
  pl,
  'pt-BR': ptBr,
  tr,
  'zh-Hans': zhHans,
};

/** A language, its texts and the side that its lines begin on. */
export interface MailLanguage {
  locale: string;
  direction: 'ltr' | 'rtl';
  texts: MailTexts;
}

const RIGHT_TO_LEFT = new Set(['ar', 'he']);

/** Finds the texts of a language tag: its own, those of its language, else English. */
export function findMailLanguage(tag: string): MailLanguage {
  const wanted = tag.toLowerCase();
  const [language = ''] = wanted.split('-');
  const known = Object.keys(MAIL_TEXTS);
  const locale =
    known.find((one) => one.toLowerCase() === wanted) ??
    known.find((one) => one.toLowerCase().split('-')[0] === language) ??
    'en';
  const direction = RIGHT_TO_LEFT.has(locale) ? 'rtl' : 'ltr';
  return { locale, direction, texts: MAIL_TEXTS[locale] ?? en };
}
