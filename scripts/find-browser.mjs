import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { ENGINES } from './engines/engines.mjs';

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * Finds a program on the search path.
 *
 * @param {string} name
 * @returns {string | undefined} its path
 */
export function findProgram(name) {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.map((folder) => join(folder, name)).find(isExecutable);
}

/**
 * Finds a browser: what its environment variable names (`CHROME_PATH`, `FIREFOX_PATH`,
 * `WEBKIT_DRIVER_PATH`), else the usual places, else the search path. What a variable names is not
 * looked at. An engine that the run leaves out (`npm test -- --engines=…`) is not found.
 *
 * @param {import('./engines/engines.mjs').EngineName} [name] `chromium` finds Chrome and Edge too;
 *   `webkit` finds the driver that starts it
 * @returns {string | undefined} the program's path, or `undefined` where there is none
 */
export function findBrowser(name = 'chromium') {
  if (process.env.GOODWORD_ENGINES?.split(',').includes(name) === false) return undefined;
  const { variables, places, programs } = ENGINES[name];
  const named = variables.map((variable) => process.env[variable]).find(Boolean);
  if (named) return named;
  const installed = (places[process.platform] ?? []).find(isExecutable);
  return installed ?? programs.map(findProgram).find(Boolean);
}
