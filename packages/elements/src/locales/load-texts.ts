import type { Texts } from './texts.js';

/** Each locale's module, loaded when a page first speaks it. */
const LOADERS = {
  en: () => import('./en.js').then((module) => module.en),
  de: () => import('./de.js').then((module) => module.de),
  fr: () => import('./fr.js').then((module) => module.fr),
  es: () => import('./es.js').then((module) => module.es),
  'pt-BR': () => import('./pt-br.js').then((module) => module.ptBR),
  it: () => import('./it.js').then((module) => module.it),
  nl: () => import('./nl.js').then((module) => module.nl),
  pl: () => import('./pl.js').then((module) => module.pl),
  tr: () => import('./tr.js').then((module) => module.tr),
  ja: () => import('./ja.js').then((module) => module.ja),
  'zh-Hans': () => import('./zh-hans.js').then((module) => module.zhHans),
  ar: () => import('./ar.js').then((module) => module.ar),
  he: () => import('./he.js').then((module) => module.he),
} satisfies Record<string, () => Promise<Texts>>;

/** A locale that the elements speak. */
export type Locale = keyof typeof LOADERS;

/** Every locale that the elements speak. */
export const LOCALES = Object.keys(LOADERS) as readonly Locale[];

/**
 * Finds the locale that serves a language tag.
 *
 * @example findLocale('pt-PT') // 'pt-BR'
 * @returns `undefined` for a language that the elements do not speak
 */
export function findLocale(tag: string): Locale | undefined {
  // Hebrew's tag until 1989, which some systems still send.
  const wanted = tag.toLowerCase().replace(/^iw\b/, 'he');
  // Readers of traditional Chinese are not served the simplified script.
  if (/^zh-(hant|tw|hk|mo)\b/.test(wanted)) return undefined;
  const [language] = wanted.split('-');
  return LOCALES.find((locale) => locale.toLowerCase().split('-')[0] === language);
}

/** Loads a locale's texts; the browser keeps the module, so that each is fetched once. */
export function loadTexts(locale: Locale): Promise<Texts> {
  return LOADERS[locale]();
}
