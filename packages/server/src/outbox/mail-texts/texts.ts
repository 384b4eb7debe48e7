import type { en } from './en.js';

/** All texts of one language; places are written as `{name}`. */
export type MailTexts = Readonly<Record<keyof typeof en, string>>;
