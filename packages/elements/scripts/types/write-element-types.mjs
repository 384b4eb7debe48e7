import { generateJsxTypes } from '@wc-toolkit/jsx-types';
import { elementsOf, settableFieldsOf } from '../elements-of.mjs';

/**
 * What `@wc-toolkit/jsx-types` writes of each element: `GoodwordReferProps` with properties and
 * handlers, and the same under the names that Solid gives them. What follows in its file augments
 * ten frameworks at once, whose types a project would have to have.
 */
function propsOf(manifest) {
  const text = generateJsxTypes(manifest, { fileName: undefined });
  const begin = text.indexOf('export type Goodword');
  const end = text.indexOf('export type CustomElements ');
  if (begin < 0 || end < begin) throw new Error('The layout of the JSX types has changed.');
  return text.slice(begin, end);
}

function eventsOf({ events = [] }) {
  return events.map(({ name, type }) => `'${name}': ${type.text};`).join(' ');
}

function propertiesOf(element) {
  return settableFieldsOf(element)
    .map(({ name }) => `'${name}'`)
    .join(' | ');
}

/**
 * The types of every element that know no framework: `elements.d.ts`, which the frameworks' own
 * files build upon.
 */
export function writeElementTypes(manifest) {
  const elements = elementsOf(manifest);
  const events = new Set(
    elements.flatMap(({ events = [] }) => events.map(({ type }) => type.text)),
  );
  const tags = elements.map(
    (element) => `/** ${element.summary} */
  '${element.tagName}': {
    element: ${element.name};
    properties: ${propertiesOf(element)};
    events: { ${eventsOf(element)} };
    props: ${element.name}Props;
    solidProps: ${element.name}SolidJsProps;
  };`,
  );
  const css = new Map(
    elements.flatMap(({ cssProperties = [] }) =>
      cssProperties.map((property) => [property.name, property]),
    ),
  );
  const cssProperties = [...css.values()].map(
    ({ name, description }) => `/** ${description} */
  '${name}'?: string | undefined;`,
  );
  return `import type { ${[...elements.map(({ name }) => name), ...events].join(', ')} } from '../index.js';

${propsOf(manifest)}
/** What each element is, takes and dispatches, by its tag. */
export interface GoodwordElements {
  ${tags.join('\n')}
}

/** What a theme sets. */
export interface GoodwordCssProperties {
  ${cssProperties.join('\n')}
}
`;
}
