import type { Message } from '../locales/texts.js';

/** What may stand in a text's `{places}`. `count` also chooses the plural form. */
export type TextValues = Readonly<Record<string, string | number>>;

/**
 * Fills a message's places, its numbers written and its plural chosen by the locale's rules.
 *
 * @example fillText({ one: '{count} point', other: '{count} points' }, 'en', { count: 1 }) // '1 point'
 */
export function fillText(message: Message, locale: string, values: TextValues = {}): string {
  const template =
    typeof message === 'string'
      ? message
      : (message[new Intl.PluralRules(locale).select(Number(values.count))] ?? message.other);
  return template.replace(/\{(\w+)\}/g, (place, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : place;
    return typeof value === 'number' ? value.toLocaleString(locale) : String(value);
  });
}
