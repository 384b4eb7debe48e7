import { LOCALE_MODULES, type Locale } from './locale-modules.js';
import type { MoreTexts, Texts } from './texts.js';

export type { Locale };

/** Loads what an element says besides the texts of all. */
export type LoadMore = (locale: Locale) => Promise<MoreTexts>;

/** Every locale that the elements speak. */
export const LOCALES = Object.keys(LOCALE_MODULES) as readonly Locale[];

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

/**
 * Loads a locale's texts; the browser keeps the modules, so that each is fetched once.
 *
 * @param loadMore brings those that `<goodword-refer>`, `<goodword-share>` and `<goodword-link>` do without
 */
export async function loadTexts(locale: Locale, loadMore?: LoadMore): Promise<Texts> {
  const [{ texts }, more] = await Promise.all([LOCALE_MODULES[locale](), loadMore?.(locale)]);
  return { ...texts, ...more };
}
