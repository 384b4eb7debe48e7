import { defineConfig } from 'vitest/config';

const conditions = ['goodword-source'];

/** Suites that need no browser of their own; `npm test` runs the projects one by one. */
function project(name, include, extra = {}) {
  return {
    resolve: { conditions },
    ssr: { resolve: { conditions, externalConditions: conditions } },
    test: { name, include, environment: 'node', ...extra },
  };
}

export default defineConfig({
  test: {
    projects: [
      project('units', [
        'packages/{protocol,core,mock}/src/**/*.test.ts',
        '!packages/core/src/browser/**',
      ]),
      project(
        'server',
        ['packages/server/src/**/*.test.ts', '!packages/server/src/**/postgres-*.test.ts'],
        { testTimeout: 30_000 },
      ),
      // What touches a database, once more on PostgreSQL.
      project(
        'server-postgres',
        [
          'packages/server/src/{cli,http,jobs,node,outbox,storage}/**/*.test.ts',
          '!packages/server/src/**/sqlite-*.test.ts',
        ],
        {
          testTimeout: 30_000,
          globalSetup: 'packages/server/src/testing/postgres-cluster.ts',
        },
      ),
      project('checks', ['packages/checks/src/**/*.test.ts', '!packages/checks/src/trace/**'], {
        testTimeout: 120_000,
        hookTimeout: 120_000,
        fileParallelism: false,
      }),
      // Linux alone tells what a program asks the system for.
      project('trace', ['packages/checks/src/trace/*.test.ts'], {
        testTimeout: 120_000,
        hookTimeout: 120_000,
        fileParallelism: false,
      }),
    ],
  },
});
