import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cli } from '@custom-elements-manifest/analyzer/cli.js';
import { validateCem } from '@wc-toolkit/cem-validator';
import {
  getVsCodeCssCustomData,
  getVsCodeHtmlCustomData,
} from 'custom-element-vs-code-integration';
import { format } from 'prettier';
import { FRAMEWORK_TYPES } from './types/framework-types.mjs';
import { writeElementTypes } from './types/write-element-types.mjs';
import { writeWebTypes } from './write-web-types.mjs';

/** The package's folder. */
const PACKAGE = join(import.meta.dirname, '..');

/** What a manifest must be; a rule that is broken fails the build. */
const RULES = {
  packageJson: { packageType: 'error', exports: 'error' },
  manifest: {
    schemaVersion: 'error',
    modulePath: 'error',
    definitionPath: 'error',
    // The types in use come from the core and the protocol: references say from where.
    exportTypes: 'off',
  },
};

const asJson = (value) => `${JSON.stringify(value, null, 2)}\n`;

/**
 * Writes what editors and frameworks read of the elements, all of it from the doc blocks of the
 * element classes: the custom-elements manifest, editor data, and the frameworks' types.
 *
 * @param {string} [folder] where to; default: the package's `dist`
 * @throws when the manifest breaks a rule
 */
export async function writeEcosystemFiles(folder = join(PACKAGE, 'dist')) {
  const packageJson = JSON.parse(await readFile(join(PACKAGE, 'package.json'), 'utf8'));
  const manifest = await cli({ argv: ['analyze'], cwd: PACKAGE, noWrite: true });
  const packageJsonPath = join(PACKAGE, 'package.json');
  await validateCem(manifest, { packageJsonPath, rules: RULES });
  const types = { elements: writeElementTypes(manifest), ...FRAMEWORK_TYPES };
  const files = {
    'custom-elements.json': asJson(manifest),
    'web-types.json': asJson(writeWebTypes(manifest, packageJson)),
    'vscode.html-custom-data.json': getVsCodeHtmlCustomData(manifest, { hideLogs: true }),
    'vscode.css-custom-data.json': getVsCodeCssCustomData(manifest, { hideLogs: true }),
    // What a bundler finds where a program imports the types by a plain import.
    'types/types.js': 'export {};\n',
  };
  for (const [name, text] of Object.entries(types))
    files[`types/${name}.d.ts`] = await format(text, { parser: 'typescript', singleQuote: true });
  await mkdir(join(folder, 'types'), { recursive: true });
  await Promise.all(
    Object.entries(files).map(([name, text]) => writeFile(join(folder, name), text)),
  );
}
