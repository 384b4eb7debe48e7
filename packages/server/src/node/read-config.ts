import { readOrigin } from './read-origin.js';
import { StartError } from './start-error.js';

/** What the environment says. */
export interface ServerConfig {
  /** The SQLite file's path. */
  databasePath: string;
  /** The public address; default: where the server listens. */
  url: string | undefined;
  port: number;
  host: string;
  isLogging: boolean;
}

/**
 * Reads the configuration from the environment.
 *
 * @throws StartError that names the variable and what it expects
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): ServerConfig {
  return {
    databasePath: readDatabase(env['GOODWORD_DATABASE_URL'] || 'file:goodword.db'),
    url: readUrl(env['GOODWORD_URL']),
    port: readPort(env['GOODWORD_PORT'] || '4400'),
    host: env['GOODWORD_HOST'] || '127.0.0.1',
    isLogging: Boolean(env['GOODWORD_LOG']),
  };
}

function readDatabase(text: string): string {
  if (/^postgres(ql)?:/.test(text)) {
    throw new StartError(
      'GOODWORD_DATABASE_URL names PostgreSQL, which is not supported yet by this version. Use file:<path>.',
    );
  }
  const path = /^file:(?:\/\/(?=\/))?(.+)$/.exec(text)?.[1];
  if (path === undefined || path.startsWith('//')) {
    throw new StartError('GOODWORD_DATABASE_URL: expected file:<path>, as in file:goodword.db.');
  }
  return path;
}

function readUrl(text: string | undefined): string | undefined {
  return text === undefined || text === '' ? undefined : readOrigin('GOODWORD_URL', text);
}

function readPort(text: string): number {
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65_535) {
    throw new StartError(
      `GOODWORD_PORT: expected a whole number from 0 to 65535, received ${JSON.stringify(text)}.`,
    );
  }
  return port;
}
