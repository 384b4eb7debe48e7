import js from '@eslint/js';
import globals from 'globals';
import lit from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import wc from 'eslint-plugin-wc';
import tseslint from 'typescript-eslint';

const BROWSER_ONLY = [
  'window',
  'document',
  'localStorage',
  'sessionStorage',
  'indexedDB',
  'navigator',
  'location',
  'history',
  'caches',
  'self',
];

export default tseslint.config(
  { ignores: ['**/dist/', '**/.goodword/', 'docs/images/'] },
  js.configs.recommended,
  {
    rules: {
      'no-console': 'error',
      'no-script-url': 'error',
      'no-eval': 'error',
      eqeqeq: 'error',
      'object-shorthand': 'error',
    },
  },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strict, tseslint.configs.stylistic],
    rules: {
      'no-restricted-syntax': [
        'error',
        { selector: 'TSEnumDeclaration', message: 'Use a union of string literals.' },
        { selector: 'TSModuleDeclaration[kind="namespace"]', message: 'Use a module.' },
        { selector: 'TSParameterProperty', message: 'Assign the field in the constructor.' },
        {
          selector: "AssignmentExpression > MemberExpression[property.name='innerHTML']",
          message: 'Render with lit; innerHTML is refused under Trusted Types.',
        },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
    },
  },
  {
    files: ['packages/core/src/**/*.ts', 'packages/protocol/src/**/*.ts'],
    ignores: ['packages/core/src/browser/**', '**/*.test.ts'],
    rules: {
      'no-restricted-globals': [
        'error',
        ...BROWSER_ONLY.map((name) => ({
          name,
          message: 'The core has no page: take it as a port.',
        })),
        { name: 'process', message: 'The core runs without Node.' },
      ],
    },
  },
  {
    files: ['packages/elements/src/**/*.ts'],
    extends: [lit.configs['flat/recommended'], wc.configs['flat/recommended']],
    plugins: { 'lit-a11y': litA11y },
    rules: {
      ...litA11y.configs.recommended.rules,
      'no-restricted-imports': [
        'error',
        {
          paths: [
            { name: 'lit/directives/style-map.js', message: 'It breaks a strict style-src.' },
          ],
        },
      ],
    },
  },
  {
    files: [
      'scripts/**',
      '*.mjs',
      'packages/checks/**',
      'examples/**/*.mjs',
      'packages/server/src/**',
    ],
    languageOptions: { globals: globals.node },
    rules: { 'no-console': 'off' },
  },
  {
    files: ['examples/**/public/**/*.js', 'packages/checks/bench/{page.bench.mjs,pages/*.js}'],
    languageOptions: { globals: globals.browser },
  },
  {
    files: ['**/*.test.ts'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unused-expressions': 'off',
    },
  },
);
