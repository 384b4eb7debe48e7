import type { Texts } from './texts.js';

/** Each locale's module, loaded when a page first speaks it. */
const LOADERS = {
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
} satisfies Record<string, () => Promise<{ texts: Texts }>>;

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
export async function loadTexts(locale: Locale): Promise<Texts> {
  return (await LOADERS[locale]()).texts;
}
