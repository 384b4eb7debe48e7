import type { Locale } from './locale-modules.js';
import type { MoreTexts } from './texts.js';

/** What the elements that most pages do without say besides, by locale. */
export const MORE_MODULES: Readonly<Record<Locale, () => Promise<{ texts: MoreTexts }>>> = {
  en: () => import('./more/en.js'),
  de: () => import('./more/de.js'),
  fr: () => import('./more/fr.js'),
  es: () => import('./more/es.js'),
  'pt-BR': () => import('./more/pt-br.js'),
  it: () => import('./more/it.js'),
  nl: () => import('./more/nl.js'),
  pl: () => import('./more/pl.js'),
  tr: () => import('./more/tr.js'),
  ja: () => import('./more/ja.js'),
  'zh-Hans': () => import('./more/zh-hans.js'),
  ar: () => import('./more/ar.js'),
  he: () => import('./more/he.js'),
};
