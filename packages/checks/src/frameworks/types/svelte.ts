import type { SvelteHTMLElements } from 'svelte/elements';
import type {} from '@goodword/elements/types/svelte';

export const refer: SvelteHTMLElements['goodword-refer'] = {
  sku: 'mug-1',
  class: 'offer',
  lang: 'de',
  onclick: (event) => event.currentTarget.share('copy'),
  'ongoodword-shared': (event) => event.detail.channel.toUpperCase(),
};

export const program: SvelteHTMLElements['goodword-program'] = {
  program: 'acme',
  identityToken: 'eyJ',
};

// @ts-expect-error -- a product's number is text
export const wrongType: SvelteHTMLElements['goodword-refer'] = { sku: 1 };

// @ts-expect-error -- there is no such property
export const wrongName: SvelteHTMLElements['goodword-refer'] = { product: 'mug-1' };

export const wrongDetail: SvelteHTMLElements['goodword-refer'] = {
  // @ts-expect-error -- an element has no such detail
  'ongoodword-shared': (event) => event.detail.leadId,
};
