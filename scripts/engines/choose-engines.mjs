import { fail } from '../workspace.mjs';
import { ENGINES } from './engines.mjs';
import { whatIsMissing } from './what-is-missing.mjs';

const NAMES = Object.keys(ENGINES);

/**
 * Which engines a run uses: those that `--engines=chromium,webkit` names, and then each of them
 * must be there; else those that are required, and any other that is there. What is not used is
 * told with its reason. A name that is no engine's ends the process.
 *
 * @param {string[]} argv
 * @returns {{ run: string[], notRun: { name: string, reason: string }[] }}
 */
export function chooseEngines(argv) {
  const option = argv.find((argument) => argument.startsWith('--engines='));
  const named = option?.slice('--engines='.length).split(',');
  const unknown = named?.filter((name) => !NAMES.includes(name)) ?? [];
  if (unknown.length > 0)
    fail(`There is no engine ${unknown.join(', ')}. There are: ${NAMES.join(', ')}.`);
  const isUsed = (name) =>
    named ? named.includes(name) : ENGINES[name].required || !whatIsMissing(name);
  return {
    run: NAMES.filter(isUsed),
    notRun: NAMES.filter((name) => !isUsed(name)).map((name) => ({
      name,
      reason: named ? 'It was left out by --engines.' : howToGet(name),
    })),
  };
}

function howToGet(name) {
  return `${whatIsMissing(name)} ${ENGINES[name].advice.join('; ')}.`;
}
