/**
 * Fills the `{places}` of a message. Places without a value stay, among them `{link}`, which the
 * channel fills; a value is put in as it is, so that a name cannot bring places of its own.
 *
 * @example fillTemplate('{name} sends you {benefit}: {link}', { name: 'Ada', benefit: '10 €' })
 *   // 'Ada sends you 10 €: {link}'
 */
export function fillTemplate(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(/\{(\w+)\}/g, (place, name: string) =>
    Object.hasOwn(values, name) ? String(values[name]) : place,
  );
}
