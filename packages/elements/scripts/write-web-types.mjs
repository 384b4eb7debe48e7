import { elementsOf, settableFieldsOf } from './elements-of.mjs';

const described = ({ name, description }) => ({ name, ...(description ? { description } : {}) });

function attributeOf({ name, description, type, default: value }) {
  return {
    ...described({ name, description }),
    value: { type: type.text, ...(value ? { default: value } : {}) },
  };
}

/** What JetBrains' editors read of the elements: web-types, from the manifest. */
export function writeWebTypes(manifest, { name, version }) {
  const elements = elementsOf(manifest).map((element) => ({
    name: element.tagName,
    description: element.description,
    attributes: element.attributes.map(attributeOf),
    slots: (element.slots ?? []).map(described),
    css: {
      parts: (element.cssParts ?? []).map(described),
      properties: (element.cssProperties ?? []).map(described),
    },
    js: {
      properties: settableFieldsOf(element).map(({ type, ...field }) => ({
        ...described(field),
        type: type.text,
      })),
      events: (element.events ?? []).map(described),
    },
  }));
  return {
    $schema: 'https://json.schemastore.org/web-types.json',
    name,
    version,
    'js-types-syntax': 'typescript',
    'description-markup': 'markdown',
    contributions: { html: { elements } },
  };
}
