import { writeFileSync } from 'node:fs';

function countTests(suite, counts) {
  for (const test of suite.tests) {
    if (test.skipped) counts.skipped += 1;
    else if (test.passed) counts.passed += 1;
    else counts.failed += 1;
  }
  for (const child of suite.suites) countTests(child, counts);
}

/** A reporter of @web/test-runner that writes the run's totals to the file named by `GOODWORD_TOTALS`. */
export function totalsReporter() {
  return {
    stop({ sessions }) {
      const file = process.env.GOODWORD_TOTALS;
      if (!file) return;
      const counts = { passed: 0, failed: 0, skipped: 0 };
      for (const session of sessions) {
        if (session.testResults) countTests(session.testResults, counts);
        // A file that broke before its tests ran has errors and nothing to count.
        else if (!session.passed) counts.failed += 1;
      }
      writeFileSync(file, JSON.stringify(counts));
    },
  };
}
