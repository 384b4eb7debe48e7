import ts from 'typescript';
import type { DocumentedExport } from './read-exports.js';

/** What an example may take for granted: a client, a token of the host's, a form, a list. */
const GIVEN = `
const transport: Transport = async ({ path }) => answerAs(path);
const client: ReferralClient = createReferralClient({ program: 'acme', endpoint: transport });
const token = 'a signed token';
`;

/** What a result's comment begins with; any other comment explains. */
const RESULT = /^(?:['"[{\d-]|true\b|false\b|null\b|undefined\b)/;

/**
 * Writes a module that runs every example: a function for each, in which a result that stands in a
 * comment behind its statement is compared. Where the comment has a \`…\` only the kind is.
 *
 * @param entry the name that the exports are imported by
 */
export function writeExamples(entry: string, documented: readonly DocumentedExport[]): string {
  const values = documented.filter(({ kind }) => kind !== 'type').map(({ name }) => name);
  const types = documented.filter(({ kind }) => kind === 'type').map(({ name }) => name);
  const functions = documented.flatMap(({ name, examples }) =>
    examples.map(
      (example, index) =>
        `async function ${name}_${index}(): Promise<void> {\n${addChecks(example)}\n}`,
    ),
  );
  const names = documented.flatMap(({ name, examples }) =>
    examples.map((_, index) => `${name}_${index}`),
  );
  return [
    `import { ${values.join(', ')}, ${types.map((name) => `type ${name}`).join(', ')} } from '${entry}';`,
    "import { answerAs } from './answer-as.js';",
    "import { compareResult } from './compare-result.js';",
    GIVEN,
    ...functions,
    `export const examples = { ${names.join(', ')} };`,
    '',
  ].join('\n');
}

function addChecks(example: string): string {
  const source = ts.createSourceFile('example.ts', example, ts.ScriptTarget.ES2023, true);
  let text = '';
  let end = 0;
  source.statements.forEach((statement, index) => {
    const next = source.statements[index + 1]?.getStart() ?? example.length;
    const result = readComment(example.slice(statement.getEnd(), next));
    const code = statement.getText();
    const checked =
      result && ts.isExpressionStatement(statement)
        ? `compareResult(${code.replace(/;$/, '')}, ${result.includes('…') ? `${JSON.stringify(result)}, true` : `(${result})`});`
        : code;
    text += example.slice(end, statement.getStart()) + checked;
    end = statement.getEnd();
  });
  return text + example.slice(end);
}

function readComment(rest: string): string | undefined {
  const lines = [...rest.matchAll(/\/\/ ?(.*)/g)].map(([, line]) => line ?? '');
  const comment = lines.join(' ').trim();
  return RESULT.test(comment) ? comment : undefined;
}
