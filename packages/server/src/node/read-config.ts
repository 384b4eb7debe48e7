import { readDatabaseAddress, type DatabaseAddress } from './database-address.js';
import { readOrigin } from './read-origin.js';
import { StartError } from './start-error.js';

/** What the environment says. */
export interface ServerConfig {
  database: DatabaseAddress;
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
    database: readDatabaseAddress(env['GOODWORD_DATABASE_URL'] || 'file:goodword.db'),
    url: readUrl(env['GOODWORD_URL']),
    port: readPort(env['GOODWORD_PORT'] || '4400'),
    host: env['GOODWORD_HOST'] || '127.0.0.1',
    isLogging: Boolean(env['GOODWORD_LOG']),
  };
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
