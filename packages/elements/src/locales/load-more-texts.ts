import type { Locale } from './locale-modules.js';
import { MORE_MODULES } from './more-modules.js';
import type { MoreTexts } from './texts.js';

/** Loads what an element says besides the texts of all: see `GoodwordElement.loadMore`. */
export async function loadMoreTexts(locale: Locale): Promise<MoreTexts> {
  return (await MORE_MODULES[locale]()).texts;
}
