import { html } from 'hono/html';
import type { MailLanguage } from './mail-texts/find-texts.js';

/** What a mail says, before it has a form. */
export interface Letter {
  subject: string;
  lines: readonly string[];
  action: { label: string; url: string };
  /** Smaller, at its end. */
  notes: readonly string[];
}

/** Fills the places of a text, written as `{name}`. What is put in is taken as it is. */
export function fillText(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) => values[name] ?? place);
}

/** One line for a header: whatever could end it is a space. */
function toHeaderText(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
}

/** Gives a letter its two forms. */
export async function formatLetter(
  { subject, lines, action, notes }: Letter,
  { locale, direction }: Pick<MailLanguage, 'locale' | 'direction'>,
): Promise<{ subject: string; text: string; html: string }> {
  const title = toHeaderText(subject);
  const page = await html`<!doctype html>
    <html lang="${locale}" dir="${direction}">
      <head>
        <meta charset="utf-8" />
        <title>${title}</title>
      </head>
      <body>
        ${lines.map((line) => html`<p>${line}</p>`)}
        <p><a href="${action.url}">${action.label}</a></p>
        ${notes.map((note) => html`<p><small>${note}</small></p>`)}
      </body>
    </html>`;
  return {
    subject: title,
    text: [...lines, `${action.label}:\n${action.url}`, ...notes].join('\n\n') + '\n',
    html: String(page),
  };
}
