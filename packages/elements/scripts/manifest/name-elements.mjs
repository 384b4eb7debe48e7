import { posix } from 'node:path';

/** The interfaces that name the elements and their events: the types that TypeScript users see too. */
const TAG_MAP = 'HTMLElementTagNameMap';
const EVENT_MAP = 'GoodwordEventMap';

const textOf = (node) => node.getText().replace(/^['"]|['"]$/g, '');

const isInternal = ({ tagName }) => tagName.text === 'internal';

/** Pairs of an interface's property names and the names of their types. */
const pairsOf = (declaration) =>
  declaration.members.map(({ name, type }) => [textOf(name), type.getText()]);

/** `./refer.js` in `src/refer/refer.define.ts` is `src/refer/refer.ts`; a package stays its name. */
function resolve(specifier, from) {
  if (!specifier.startsWith('.')) return { package: specifier };
  const path = posix.join(posix.dirname(from), specifier);
  return { module: path.replace(/\.js$/, '.ts') };
}

/** References for the names in a type's text that its module imports or declares. */
function linkType(type, names) {
  if (!type?.text) return;
  const words = new Set(type.text.match(/[A-Za-z_$][\w$]*/g) ?? []);
  const references = [...words].filter((word) => names.has(word));
  if (references.length > 0)
    type.references = references.map((name) => ({ name, ...names.get(name) }));
}

/**
 * An analyzer plugin that tells what no decorator says here: the class's tag, the modules that
 * define it, the class of each event, and where the types in use come from.
 *
 * @throws for an event in a doc block that the event map does not know
 */
export function nameElements() {
  const tags = new Map();
  const eventClasses = new Map();
  /** Members that a base class keeps for this package; what overrides them is no more public. */
  const internalMembers = new Set();

  function describeEvents(declaration, eventModules) {
    const byClass = new Map([...eventClasses].map(([name, type]) => [type, name]));
    const events = new Map();
    for (const event of declaration.events ?? []) {
      // Found in the code, an event has its class and no name; in a doc block, a name and no class.
      const name = byClass.get(event.type?.text) ?? event.name;
      const text = eventClasses.get(name);
      if (!text) throw new Error(`${EVENT_MAP} has no ${name}, which ${declaration.name} names.`);
      if (events.has(name) && !event.description) continue;
      const { module, description } = eventModules.get(text);
      events.set(name, {
        ...event,
        name,
        description: event.description ?? description,
        type: { text, references: [{ name: text, module }] },
      });
    }
    if (events.size > 0) declaration.events = [...events.values()];
  }

  return {
    name: 'goodword-name-elements',

    analyzePhase({ ts, node, moduleDoc }) {
      if (ts.isSourceFile(node)) moduleDoc.names = new Map();
      if (ts.isInterfaceDeclaration(node) && node.name.text === TAG_MAP)
        for (const [tag, type] of pairsOf(node)) tags.set(type, tag);
      if (ts.isInterfaceDeclaration(node) && node.name.text === EVENT_MAP)
        for (const [name, type] of pairsOf(node)) eventClasses.set(name, type);
      if (ts.isImportDeclaration(node))
        for (const { name } of node.importClause?.namedBindings?.elements ?? [])
          moduleDoc.names.set(name.text, resolve(textOf(node.moduleSpecifier), moduleDoc.path));
      const isType = ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node);
      if (isType && ts.isSourceFile(node.parent))
        moduleDoc.names.set(node.name.text, { module: moduleDoc.path });
      if (ts.isClassElement(node) && ts.getJSDocTags(node).some(isInternal))
        internalMembers.add(node.name.getText());
      // The analyzer reads a result's type from a doc block that has none.
      if (ts.isMethodDeclaration(node) && node.type) {
        const declaration = moduleDoc.declarations.find(
          ({ name }) => name === node.parent.name?.text,
        );
        const method = declaration?.members?.find(({ name }) => name === node.name.getText());
        if (method?.return) method.return.type = { text: node.type.getText() };
      }
      // `GoodwordRefer.define();` in a module made for it.
      if (
        moduleDoc.path.endsWith('.define.ts') &&
        ts.isCallExpression(node) &&
        ts.isPropertyAccessExpression(node.expression) &&
        node.expression.name.text === 'define'
      ) {
        const name = node.expression.expression.getText();
        const declaration = { name, ...moduleDoc.names.get(name) };
        moduleDoc.exports.push({ kind: 'custom-element-definition', name, declaration });
      }
    },

    moduleLinkPhase({ moduleDoc }) {
      for (const { members = [], attributes = [] } of moduleDoc.declarations) {
        for (const { type } of [...members, ...attributes]) linkType(type, moduleDoc.names);
        for (const { parameters = [], return: result } of members) {
          for (const { type } of [...parameters, ...(result ? [result] : [])])
            linkType(type, moduleDoc.names);
        }
      }
      delete moduleDoc.names;
    },

    packageLinkPhase({ customElementsManifest }) {
      const declarations = customElementsManifest.modules.flatMap(({ path, declarations }) =>
        declarations.map((declaration) => ({ path, declaration })),
      );
      const eventModules = new Map(
        declarations
          .filter(({ path }) => path.startsWith('src/events/'))
          .map(({ path, declaration: { name, description } }) => [
            name,
            { module: path, description },
          ]),
      );
      for (const { declaration } of declarations) {
        const tagName = tags.get(declaration.name);
        if (!tagName) continue;
        Object.assign(declaration, { tagName, customElement: true });
        declaration.members = declaration.members.filter(({ name }) => !internalMembers.has(name));
        describeEvents(declaration, eventModules);
      }
      const definitions = customElementsManifest.modules
        .flatMap(({ exports }) => exports)
        .filter(({ kind }) => kind === 'custom-element-definition');
      for (const definition of definitions) definition.name = tags.get(definition.declaration.name);
    },
  };
}
