import type { FirstTexts } from './texts.js';

/** Each locale's module, loaded when a page first speaks it. */
export const LOCALE_MODULES = {
  en: () => import('./en.js'),
  de: () => import('./de.js'),
  fr: () => import('./fr.js'),
  es: () => import('./es.js'),
  'pt-BR': () => import('./pt-br.js'),
  it: () => import('./it.js'),
  nl: () => import('./nl.js'),
  pl: () => import('./pl.js'),
  tr: () => import('./tr.js'),
  ja: () => import('./ja.js'),
  'zh-Hans': () => import('./zh-hans.js'),
  ar: () => import('./ar.js'),
  he: () => import('./he.js'),
} satisfies Record<string, () => Promise<{ texts: FirstTexts }>>;

/** A locale that the elements speak. */
export type Locale = keyof typeof LOCALE_MODULES;
