import {
  cpSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { CHECKS } from '../../../scripts/check-list.mjs';
import { ensureTracer } from '../../../scripts/ensure-tracer.mjs';
import { ROOT, run, toolEnvironment } from '../../../scripts/workspace.mjs';
import { CANARIES } from './canaries.mjs';
import { plant } from './plant.mjs';

/**
 * Plants each fault in a copy of the repository and requires that the check that is there for it
 * fails, and for that reason. A check that passes, or that fails for another reason, is reported.
 *
 * `node run.mjs [name …]` runs only these canaries.
 */

/** The repository without its history; what is installed is linked, what is built is copied. */
async function copyRepository() {
  const copy = mkdtempSync(join(tmpdir(), 'goodword-canary-'));
  const { output } = await run('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    quiet: true,
  });
  for (const file of output.split('\n').filter(Boolean)) {
    if (!lstatSync(join(ROOT, file), { throwIfNoEntry: false })) continue;
    mkdirSync(dirname(join(copy, file)), { recursive: true });
    cpSync(join(ROOT, file), join(copy, file));
  }
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'), 'dir');
  for (const folder of output
    .split('\n')
    .filter((file) => /^(packages|examples)\/[^/]+\/package\.json$/.test(file))
    .map((file) => dirname(file))) {
    for (const part of ['node_modules', 'dist']) {
      const source = join(ROOT, folder, part);
      if (lstatSync(source, { throwIfNoEntry: false })) {
        // Links between packages are relative, so that in the copy they lead to the copy.
        cpSync(source, join(copy, folder, part), { recursive: true, verbatimSymlinks: true });
      }
    }
  }
  // Some checks read which files git knows.
  await run('git', ['init', '--quiet'], { cwd: copy, quiet: true });
  return copy;
}

async function runSteps(copy, canary) {
  const steps = canary.commands ?? [CHECKS.find((check) => check.name === canary.check).command];
  let last = { code: 0, output: '' };
  for (const [program, ...args] of steps) {
    last = await run(program, args, { cwd: copy, quiet: true, env: toolEnvironment(canary.env) });
    if (last.code !== 0) break;
  }
  return last;
}

const named = process.argv.slice(2);
const untraced = await ensureTracer();
const copy = await copyRepository();
const totals = { passed: 0, failed: 0 };
try {
  for (const canary of CANARIES) {
    if (named.length > 0 && !named.includes(canary.name)) continue;
    if (canary.traces && untraced) {
      process.stdout.write(`– ${canary.name}: not run. ${untraced}\n`);
      continue;
    }
    const restore = canary.faults.map((fault) => plant(copy, fault));
    const { code, output } = await runSteps(copy, canary);
    for (const undo of restore.reverse()) undo();
    const sings = code !== 0 && canary.says.test(output);
    totals[sings ? 'passed' : 'failed'] += 1;
    process.stdout.write(`${sings ? '✓' : '✗'} ${canary.name}\n`);
    if (!sings) {
      const problem =
        code === 0 ? 'The check passed.' : `The check failed without saying ${canary.says}.`;
      process.stdout.write(`  ${problem}\n${output.slice(-3000)}\n`);
    }
  }
} finally {
  rmSync(copy, { recursive: true, force: true });
}
process.stdout.write(`canaries: ${totals.passed} passed, ${totals.failed} failed\n`);
if (process.env.GOODWORD_TOTALS) writeFileSync(process.env.GOODWORD_TOTALS, JSON.stringify(totals));
process.exitCode = totals.failed === 0 ? 0 : 1;
