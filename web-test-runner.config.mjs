import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { chromeLauncher } from '@web/test-runner-chrome';
import { defaultReporter } from '@web/test-runner';
import { BROWSER_ARGUMENTS } from './scripts/browser-arguments.mjs';
import { findBrowser } from './scripts/find-browser.mjs';
import { totalsReporter } from './scripts/totals-reporter.mjs';

export default {
  rootDir: fileURLToPath(new URL('.', import.meta.url)),
  files: ['packages/core/src/browser/**/*.test.ts', 'packages/elements/src/**/*.test.ts'],
  nodeResolve: { browser: true, exportConditions: ['goodword-source', 'browser', 'development'] },
  concurrency: 1,
  testFramework: { config: { timeout: 10_000 } },
  plugins: [
    esbuildPlugin({
      ts: true,
      target: 'es2022',
      tsconfig: fileURLToPath(new URL('packages/elements/tsconfig.json', import.meta.url)),
    }),
  ],
  browsers: [
    chromeLauncher({ launchOptions: { executablePath: findBrowser(), args: BROWSER_ARGUMENTS } }),
  ],
  reporters: [defaultReporter({ reportTestResults: true }), totalsReporter()],
};
