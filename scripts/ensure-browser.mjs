import { ENGINES } from './engines/engines.mjs';
import { installFromDebian } from './engines/install-from-debian.mjs';
import { whatIsMissing } from './engines/what-is-missing.mjs';
import { findBrowser } from './find-browser.mjs';
import { fail } from './workspace.mjs';

/** What is missing, and every way to go on. */
function advise(name) {
  const { title, variables, advice } = ENGINES[name];
  const others = Object.keys(ENGINES).filter((other) => other !== name && ENGINES[other].required);
  const ways = [...advice, `with one that you have: set ${variables[0]} to its program`];
  // The other suites' browser is Chromium.
  if (name !== 'chromium')
    ways.push(`without it: npm test -- --engines=${others.join()} names ${title} as not run`);
  return `${whatIsMissing(name)} Do one of these:\n${ways.map((way) => `  - ${way}\n`).join('')}`;
}

/**
 * Finds engines, else installs them where the system allows it, else says what to do and ends.
 *
 * @param {import('./engines/engines.mjs').EngineName[]} names
 */
export async function ensureBrowsers(names) {
  // One that is named by a variable and is not there is the developer's to mend.
  const absent = names.filter((name) => whatIsMissing(name) && !findBrowser(name));
  await installFromDebian(absent.map((name) => ENGINES[name].packages));
  const problems = names.filter((name) => whatIsMissing(name)).map(advise);
  if (problems.length > 0) fail(problems.join('\n'));
}

/**
 * Finds one engine, else installs it where the system allows it, else says what to do and ends.
 *
 * @param {import('./engines/engines.mjs').EngineName} [name]
 * @returns {Promise<string>} the program's path
 */
export async function ensureBrowser(name = 'chromium') {
  await ensureBrowsers([name]);
  return findBrowser(name);
}
