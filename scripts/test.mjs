import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBrowser } from './ensure-browser.mjs';
import { NODE, ensureBuilt, ensureInstalled, fail, run } from './workspace.mjs';

/**
 * `npm test`: everything, from nothing but Node and npm, closed by one line of totals.
 * `npm test -- units loop` runs only the named suites.
 */

const folder = mkdtempSync(join(tmpdir(), 'goodword-test-'));

/** Runs a suite that writes its totals to a file; a suite that wrote none has failed. */
async function runSuite(command, args, file, readTotals, env) {
  const { code } = await run(command, args, { env });
  if (!existsSync(file)) return { passed: 0, failed: 1 };
  const totals = readTotals(JSON.parse(readFileSync(file, 'utf8')));
  if (code !== 0 && totals.failed === 0) return { ...totals, failed: 1 };
  if (totals.passed + totals.failed === 0) return { passed: 0, failed: 1 };
  return totals;
}

function vitest(project) {
  return (env) => {
    const file = join(folder, `${project}.json`);
    const args = ['run', '--project', project, '--reporter=dot', '--reporter=json'];
    return runSuite(
      'vitest',
      [...args, `--outputFile.json=${file}`],
      file,
      (report) => ({
        passed: report.numPassedTests,
        // A file that broke before its tests ran counts as one failure.
        failed:
          report.numFailedTests +
          report.testResults.filter(
            (result) => result.status === 'failed' && result.assertionResults.length === 0,
          ).length,
        skipped: report.numPendingTests + report.numTodoTests,
      }),
      env,
    );
  };
}

function browserSuite(env) {
  const file = join(folder, 'browser.json');
  return runSuite('web-test-runner', [], file, (report) => report, {
    ...env,
    GOODWORD_TOTALS: file,
  });
}

async function checks() {
  const { runChecks } = await import('./check.mjs');
  return runChecks();
}

function canaries(env) {
  const file = join(folder, 'canaries.json');
  return runSuite(NODE, ['packages/checks/canaries/run.mjs'], file, (report) => report, {
    ...env,
    GOODWORD_TOTALS: file,
  });
}

const SUITES = {
  checks,
  units: vitest('units'),
  server: vitest('server'),
  browser: browserSuite,
  loop: vitest('checks'),
  canaries,
};

const named = process.argv.slice(2).filter((argument) => !argument.startsWith('-'));
const unknown = named.filter((name) => !(name in SUITES));
if (unknown.length > 0)
  fail(`There is no suite ${unknown.join(', ')}. There are: ${Object.keys(SUITES).join(', ')}.`);

await ensureInstalled();
const browser = await ensureBrowser();
await ensureBuilt();

const totals = { passed: 0, failed: 0, skipped: 0 };
const lines = [];
for (const [name, suite] of Object.entries(SUITES)) {
  if (named.length > 0 && !named.includes(name)) continue;
  process.stdout.write(`\n── ${name}\n`);
  const started = Date.now();
  const result = await suite({ CHROME_PATH: browser });
  totals.passed += result.passed;
  totals.failed += result.failed;
  totals.skipped += result.skipped ?? 0;
  const seconds = Math.round((Date.now() - started) / 1000);
  lines.push(`${name}: ${result.passed} passed, ${result.failed} failed in ${seconds} s`);
}
rmSync(folder, { recursive: true, force: true });

process.stdout.write(`\n${lines.join('\n')}\n`);
// A skipped test is not a passed one: it is named, and it is not let through.
const failed = totals.failed + totals.skipped;
if (totals.skipped > 0) process.stdout.write(`${totals.skipped} skipped, counted as failed\n`);
process.stdout.write(`${totals.passed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 && totals.passed > 0 ? 0 : 1;
