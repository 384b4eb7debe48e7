import type { texts } from './en.js';

/** A text with plural forms, chosen by `{count}` and the locale's rules; `other` is always there. */
export type PluralForms = { readonly other: string } & Readonly<
  Partial<Record<Intl.LDMLPluralRule, string>>
>;

/** A text, its places written as `{name}`. */
export type Message = string | PluralForms;

/** The key of a text; a program may replace each in `program.texts[locale][key]`. */
export type TextKey = keyof typeof texts;

/** All texts of one locale. */
export type Texts = Readonly<Record<TextKey, Message>>;
