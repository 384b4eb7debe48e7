import { StartError } from '../node/start-error.js';
import { backup } from './backup-command.js';
import { check } from './check-command.js';
import { verifyConsentsCommand } from './consents-command.js';
import { exportErasures, replayErasuresCommand } from './erasures-command.js';
import { HELP } from './help.js';
import { createKeyCommand } from './key-command.js';
import { listMailsCommand, showMailCommand } from './mail-command.js';
import { migrate } from './migrate-command.js';
import { createProgram } from './program-command.js';
import { restore } from './restore-command.js';
import { serve } from './serve-command.js';
import type { Terminal } from './terminal.js';
import { exportAll, importAll } from './transfer-commands.js';

type Command = (args: string[], terminal: Terminal) => Promise<void>;

const COMMANDS: Readonly<Record<string, Command>> = {
  serve,
  migrate,
  'program create': createProgram,
  'key create': createKeyCommand,
  'mail list': listMailsCommand,
  'mail show': showMailCommand,
  backup,
  restore,
  export: exportAll,
  import: importAll,
  'erasures export': exportErasures,
  'erasures replay': replayErasuresCommand,
  'consents verify': verifyConsentsCommand,
  check,
};

/**
 * Runs a command to its end.
 *
 * @returns the exit code: 0, 1 when it could not be done, 2 when it was not understood
 */
export async function runCli(args: string[], terminal: Terminal): Promise<number> {
  if (args.length === 0 || args.includes('--help') || args[0] === 'help') {
    terminal.print(HELP);
    return args.length === 0 ? 2 : 0;
  }
  const name = Object.keys(COMMANDS).find((candidate) =>
    candidate.split(' ').every((word, place) => args[place] === word),
  );
  const command = name === undefined ? undefined : COMMANDS[name];
  if (name === undefined || !command) {
    terminal.complain(`There is no command “${args.slice(0, 2).join(' ')}”. See goodword --help.`);
    return 2;
  }
  try {
    await command(args.slice(name.split(' ').length), terminal);
    return 0;
  } catch (error) {
    if (error instanceof StartError) {
      terminal.complain(error.message);
      return 1;
    }
    if (isUsageError(error)) {
      terminal.complain(`goodword ${name}: ${error.message.split('\n')[0] ?? ''}`);
      return 2;
    }
    throw error;
  }
}

/** What `parseArgs` throws for an option that it does not know. */
function isUsageError(error: unknown): error is Error {
  return (
    error instanceof Error &&
    String((error as NodeJS.ErrnoException).code).startsWith('ERR_PARSE_ARGS')
  );
}
