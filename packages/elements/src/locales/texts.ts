import type { texts as first } from './en.js';
import type { texts as more } from './more/en.js';

/** A text with plural forms, chosen by `{count}` and the locale's rules; `other` is always there. */
export type PluralForms = { readonly other: string } & Readonly<
  Partial<Record<Intl.LDMLPluralRule, string>>
>;

/** A text, its places written as `{name}`. */
export type Message = string | PluralForms;

/** What `<goodword-refer>`, `<goodword-share>` and `<goodword-link>` say, and every element. */
export type FirstTexts = Readonly<Record<keyof typeof first, Message>>;

/** What the other elements say besides. */
export type MoreTexts = Readonly<Record<keyof typeof more, Message>>;

/** The key of a text; a program may replace each in `program.texts[locale][key]`. */
export type TextKey = keyof FirstTexts | keyof MoreTexts;

/** The texts of one locale; without those of the elements that are not there. */
export type Texts = FirstTexts & Partial<MoreTexts>;
