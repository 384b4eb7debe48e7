import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chooseEngines } from './engines/choose-engines.mjs';
import { ENGINES } from './engines/engines.mjs';
import { ensureBrowsers } from './ensure-browser.mjs';
import { ensureTracer } from './ensure-tracer.mjs';
import { exitOnSignals } from './exit-on-signals.mjs';
import { NODE, ensureBuilt, ensureInstalled, fail, run } from './workspace.mjs';

/**
 * `npm test`: everything, from nothing but Node and npm, closed by one line of totals.
 * `npm test -- units loop` runs only the named suites, `npm test -- browser --engines=firefox`
 * only in the named engines.
 */

exitOnSignals();
const folder = mkdtempSync(join(tmpdir(), 'goodword-test-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

/** Runs a suite that writes its totals to a file; a suite that wrote none has failed. */
async function runSuite(command, args, file, readTotals, env = {}) {
  const { code } = await run(command, args, { env: { ...env, GOODWORD_ENGINES: used.join() } });
  if (!existsSync(file)) return { passed: 0, failed: 1 };
  const totals = readTotals(JSON.parse(readFileSync(file, 'utf8')));
  if (code !== 0 && totals.failed === 0) return { ...totals, failed: 1 };
  if (totals.passed + totals.failed === 0) return { passed: 0, failed: 1 };
  return totals;
}

function vitest(project) {
  const file = join(folder, `${project}.json`);
  const args = ['run', '--project', project, '--reporter=dot', '--reporter=json'];
  return () =>
    runSuite('vitest', [...args, `--outputFile.json=${file}`], file, (report) => ({
      passed: report.numPassedTests,
      // A file that broke before its tests ran counts as one failure.
      failed:
        report.numFailedTests +
        report.testResults.filter(
          (result) => result.status === 'failed' && result.assertionResults.length === 0,
        ).length,
      skipped: report.numPendingTests + report.numTodoTests,
    }));
}

function inEngine(engine) {
  const file = join(folder, `${engine}.json`);
  return () =>
    runSuite('web-test-runner', [], file, (report) => report, {
      GOODWORD_ENGINE: engine,
      GOODWORD_TOTALS: file,
    });
}

async function checks() {
  const { runChecks } = await import('./check.mjs');
  return runChecks();
}

function canaries() {
  const file = join(folder, 'canaries.json');
  return runSuite(NODE, ['packages/checks/canaries/run.mjs'], file, (report) => report, {
    GOODWORD_TOTALS: file,
  });
}

const engines = chooseEngines(process.argv.slice(2));

function inTitle(engine) {
  return `browser in ${ENGINES[engine].title}`;
}

/** What each suite runs, one after the other, by the name that stands in the totals. */
const SUITES = {
  checks: { checks },
  units: { units: vitest('units') },
  server: { server: vitest('server'), 'server on PostgreSQL': vitest('server-postgres') },
  browser: Object.fromEntries(engines.run.map((engine) => [inTitle(engine), inEngine(engine)])),
  loop: { loop: vitest('checks') },
  trace: { trace: vitest('trace') },
  canaries: { canaries },
};

const named = process.argv.slice(2).filter((argument) => !argument.startsWith('-'));
const unknown = named.filter((name) => !(name in SUITES));
if (unknown.length > 0)
  fail(`There is no suite ${unknown.join(', ')}. There are: ${Object.keys(SUITES).join(', ')}.`);
const isWanted = (...names) => named.length === 0 || names.some((name) => named.includes(name));

const used = [
  ...(isWanted('browser', 'loop') ? engines.run : []),
  ...(isWanted('loop', 'canaries') ? ['chromium'] : []),
];

await ensureInstalled();
await ensureBrowsers(used);
if (isWanted('checks', 'loop', 'trace', 'canaries')) await ensureBuilt();
const untraced = isWanted('trace', 'canaries') ? await ensureTracer() : undefined;
if (untraced) delete SUITES.trace;

const totals = { passed: 0, failed: 0, skipped: 0 };
const lines = [];
const wanted = Object.entries(SUITES).filter(([name]) => isWanted(name));
for (const [title, runPart] of wanted.flatMap(([, parts]) => Object.entries(parts))) {
  process.stdout.write(`\n── ${title}\n`);
  const started = Date.now();
  const result = await runPart();
  totals.passed += result.passed;
  totals.failed += result.failed;
  totals.skipped += result.skipped ?? 0;
  const seconds = Math.round((Date.now() - started) / 1000);
  lines.push(`${title}: ${result.passed} passed, ${result.failed} failed in ${seconds} s`);
}
for (const { name, reason } of engines.notRun) {
  if (isWanted('browser')) lines.push(`${inTitle(name)}: not run. ${reason}`);
  if (isWanted('loop') && name === 'firefox') lines.push(`loop in Firefox: not run. ${reason}`);
}

if (untraced) lines.push(`trace: not run. ${untraced}`);

process.stdout.write(`\n${lines.join('\n')}\n`);
// A skipped test is not a passed one: it is named, and it is not let through.
const failed = totals.failed + totals.skipped;
if (totals.skipped > 0) process.stdout.write(`${totals.skipped} skipped, counted as failed\n`);
process.stdout.write(`${totals.passed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 && totals.passed > 0 ? 0 : 1;
