import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { chromeLauncher } from '@web/test-runner-chrome';
import { defaultReporter } from '@web/test-runner';
import { findBrowser } from './scripts/find-browser.mjs';
import { totalsReporter } from './scripts/totals-reporter.mjs';

/** A quiet browser: no look-ups and no downloads of its own, no sandbox where it runs as root. */
const args = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--no-first-run',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

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
  browsers: [chromeLauncher({ launchOptions: { executablePath: findBrowser(), args } })],
  reporters: [defaultReporter({ reportTestResults: true }), totalsReporter()],
};
