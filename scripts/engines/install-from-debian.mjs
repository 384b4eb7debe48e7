import { existsSync } from 'node:fs';
import { run } from '../workspace.mjs';

const ENV = { DEBIAN_FRONTEND: 'noninteractive' };

/** Says whether a package can be had, and is not one that only asks for a snap, as on Ubuntu. */
async function isAvailable(name) {
  const show = ['show', '--no-all-versions', name];
  const { code, output } = await run('apt-cache', show, { quiet: true });
  return code === 0 && !/^Version: .*snap/m.test(output);
}

async function install(names) {
  process.stdout.write(`Installing ${names.join(', ')} …\n`);
  const args = ['install', '-y', '--no-install-recommends', ...names];
  const { code, output } = await run('apt-get', args, { quiet: true, env: ENV });
  if (code !== 0) process.stderr.write(output);
}

/**
 * Installs packages where this process may: as root, on Debian and what is made from it. Where it
 * may not it does nothing.
 *
 * @param {string[][][]} wanted for each need the sets of packages that fill it, the best first
 */
export async function installFromDebian(wanted) {
  const mayInstall = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (!mayInstall || wanted.length === 0) return;
  await run('apt-get', ['update'], { quiet: true, env: ENV });
  for (const sets of wanted) {
    for (const names of sets) {
      const available = await Promise.all(names.map(isAvailable));
      if (!available.every(Boolean)) continue;
      await install(names);
      break;
    }
  }
}
