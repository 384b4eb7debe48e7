import { existsSync } from 'node:fs';
import { findBrowser, findProgram } from '../find-browser.mjs';
import { ENGINES } from './engines.mjs';

/**
 * Tells what keeps an engine from being run on this machine.
 *
 * @param {import('./engines.mjs').EngineName} name
 * @returns {string | undefined} a sentence, or `undefined` where nothing is missing
 */
export function whatIsMissing(name) {
  const { title, variables, programs, needsDisplay } = ENGINES[name];
  const program = findBrowser(name);
  if (!program) return `${title} was not found (${programs[0]}).`;
  if (!existsSync(program)) {
    const variable = variables.find((candidate) => process.env[candidate]);
    return `${variable} names ${program}, and there is no such file. Correct it or unset it.`;
  }
  if (needsDisplay && !hasDisplay()) return `${title} needs a display, and Xvfb was not found.`;
  return undefined;
}

function hasDisplay() {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  return Boolean(findProgram('Xvfb') ?? (DISPLAY || WAYLAND_DISPLAY));
}
