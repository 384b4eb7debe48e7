import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { LAUNCHERS } from './scripts/engines/launchers.mjs';
import { exitOnSignals } from './scripts/exit-on-signals.mjs';
import { totalsReporter } from './scripts/totals-reporter.mjs';

exitOnSignals();

export default {
  rootDir: fileURLToPath(new URL('.', import.meta.url)),
  files: ['packages/core/src/browser/**/*.test.ts', 'packages/elements/src/**/*.test.ts'],
  nodeResolve: { browser: true, exportConditions: ['goodword-source', 'browser', 'development'] },
  concurrency: 1,
  filterBrowserLogs: ({ args }) => !String(args[0]).startsWith('Lit is in dev mode'),
  // A machine that does much else at once is slow, not wrong.
  testFramework: { config: { timeout: 20_000 } },
  browserStartTimeout: 60_000,
  testsStartTimeout: 60_000,
  testsFinishTimeout: 300_000,
  plugins: [
    esbuildPlugin({
      ts: true,
      target: 'es2022',
      tsconfig: fileURLToPath(new URL('packages/elements/tsconfig.json', import.meta.url)),
    }),
  ],
  // One engine a run: `npm test` starts one after the other.
  browsers: [LAUNCHERS[process.env.GOODWORD_ENGINE ?? 'chromium']()],
  reporters: [defaultReporter({ reportTestResults: true }), totalsReporter()],
};
