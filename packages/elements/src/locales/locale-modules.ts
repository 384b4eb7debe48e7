import type { FirstTexts, MoreTexts } from './texts.js';

type Load<Loaded> = () => Promise<{ texts: Loaded }>;

/**
 * Each locale's modules, loaded when a page first speaks it: what every element says, and what most
 * pages do without.
 */
export const LOCALE_MODULES = {
  en: [() => import('./en.js'), () => import('./more/en.js')],
  de: [() => import('./de.js'), () => import('./more/de.js')],
  fr: [() => import('./fr.js'), () => import('./more/fr.js')],
  es: [() => import('./es.js'), () => import('./more/es.js')],
  'pt-BR': [() => import('./pt-br.js'), () => import('./more/pt-br.js')],
  it: [() => import('./it.js'), () => import('./more/it.js')],
  nl: [() => import('./nl.js'), () => import('./more/nl.js')],
  pl: [() => import('./pl.js'), () => import('./more/pl.js')],
  tr: [() => import('./tr.js'), () => import('./more/tr.js')],
  ja: [() => import('./ja.js'), () => import('./more/ja.js')],
  'zh-Hans': [() => import('./zh-hans.js'), () => import('./more/zh-hans.js')],
  ar: [() => import('./ar.js'), () => import('./more/ar.js')],
  he: [() => import('./he.js'), () => import('./more/he.js')],
} satisfies Record<string, [Load<FirstTexts>, Load<MoreTexts>]>;
