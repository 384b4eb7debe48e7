import { posix } from 'node:path';

/** The schema that the analyzer's output is brought to. */
const SCHEMA_VERSION = '2.1.0';

const INDEX = 'src/index.ts';
const DEFINITION = /\.define\.ts$|^src\/define\.ts$/;

/** What the classes of this package extend, where their base class is not exported itself. */
const LIT_ELEMENT = { name: 'LitElement', package: 'lit' };
const CUSTOM_EVENT = { name: 'CustomEvent', package: 'global:' };

/** What Lit asks a class for, and no user of an element does. */
const PLUMBING = new Set(['tag', 'styles', 'properties', 'formAssociated']);

const isPublic = ({ name = '', privacy }) =>
  !name.startsWith('#') && privacy !== 'private' && privacy !== 'protected' && !PLUMBING.has(name);

/** `src/refer/refer.ts` as it is shipped. */
const shippedPath = (path) => path.replace(/^\/?src\//, 'dist/').replace(/\.ts$/, '.js');

/** A value with every reference in it leading to the file that is shipped. */
function shipReferences(value, from) {
  if (Array.isArray(value)) return value.map((item) => shipReferences(item, from));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => {
      if (key !== 'module') return [key, shipReferences(inner, from)];
      // A re-export is noted as it is written, seen from its own module.
      return [
        key,
        shippedPath(inner.startsWith('.') ? posix.join(posix.dirname(from), inner) : inner),
      ];
    }),
  );
}

/** An attribute's default is its text, and an empty one is none. */
function withAttributeDefault({ default: code, ...attribute }) {
  const text = code?.replace(/^'(.*)'$/, '$1');
  return text ? { ...attribute, default: text } : attribute;
}

/** The base classes are no part of the package's surface: what they give counts as the element's. */
function flatten(item) {
  const own = { ...item };
  delete own.inheritedFrom;
  return own;
}

/** A class with what its users may touch, and nothing else. */
function publishClass(declaration) {
  const members = (declaration.members ?? []).filter(isPublic).map(flatten);
  const fields = new Set(members.map(({ name }) => name));
  const attributes = (declaration.attributes ?? [])
    .filter(({ fieldName }) => fields.has(fieldName))
    .map((attribute) => withAttributeDefault(flatten(attribute)));
  const published = { ...declaration, members, attributes };
  for (const list of ['events', 'slots', 'cssParts', 'cssProperties', 'cssStates'])
    if (published[list]) published[list] = published[list].map(flatten);
  return { ...published, superclass: published.customElement ? LIT_ELEMENT : CUSTOM_EVENT };
}

/**
 * An analyzer plugin that leaves what the package exports, under the paths that are shipped, in the
 * current schema. The analyzer itself writes an old version and the paths of the sources.
 */
export function publishManifest() {
  return {
    name: 'goodword-publish-manifest',

    packageLinkPhase({ customElementsManifest }) {
      const { modules } = customElementsManifest;
      const index = modules.find(({ path }) => path === INDEX);
      const exported = new Set(index.exports.map(({ declaration: { name } }) => name));
      const declared = new Set();
      const published = modules.flatMap((module) => {
        const declarations = module.declarations
          .filter(({ name }) => exported.has(name))
          .map((declaration) => {
            declared.add(declaration.name);
            return declaration.kind === 'class' ? publishClass(declaration) : declaration;
          });
        const isEntry = module.path === INDEX || DEFINITION.test(module.path);
        return declarations.length > 0 || isEntry ? [{ ...module, declarations }] : [];
      });
      customElementsManifest.schemaVersion = SCHEMA_VERSION;
      customElementsManifest.modules = published.map(({ path, exports, ...module }) => ({
        ...shipReferences(module, path),
        path: shippedPath(path),
        // Types have no declaration in a manifest, so their exports would lead nowhere.
        exports: shipReferences(
          exports.filter(({ declaration }) => declared.has(declaration.name)),
          path,
        ),
      }));
    },
  };
}
