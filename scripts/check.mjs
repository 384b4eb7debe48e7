import { CHECKS } from './check-list.mjs';
import { ensureBuilt, ensureInstalled, fail, run } from './workspace.mjs';

/**
 * Runs checks, each to its end, and shows the output of those that fail.
 *
 * @param {{ only?: string[] }} [options]
 * @returns {Promise<{ passed: number, failed: number }>}
 */
export async function runChecks({ only } = {}) {
  const totals = { passed: 0, failed: 0 };
  for (const { name, promise, command } of CHECKS) {
    if (only && !only.includes(name)) continue;
    const [program, ...args] = command;
    const { code, output } = await run(program, args, { quiet: true });
    totals[code === 0 ? 'passed' : 'failed'] += 1;
    process.stdout.write(`${code === 0 ? '✓' : '✗'} ${name}: ${promise}\n`);
    if (code !== 0) process.stdout.write(`${output}\n`);
  }
  return totals;
}

/** `npm run check [-- --only=format,lint]` */
if (process.argv[1] === import.meta.filename) {
  const only = process.argv
    .find((argument) => argument.startsWith('--only='))
    ?.slice('--only='.length)
    .split(',');
  const unknown = only?.filter((name) => !CHECKS.some((check) => check.name === name)) ?? [];
  if (unknown.length > 0) {
    fail(
      `There is no check ${unknown.join(', ')}. There are: ${CHECKS.map((check) => check.name).join(', ')}.`,
    );
  }
  await ensureInstalled();
  if (CHECKS.some((check) => check.built && (!only || only.includes(check.name))))
    await ensureBuilt();
  const { passed, failed } = await runChecks(only ? { only } : {});
  process.stdout.write(`${passed} passed, ${failed} failed\n`);
  process.exitCode = failed === 0 ? 0 : 1;
}
