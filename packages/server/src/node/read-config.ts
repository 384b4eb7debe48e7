import { readNetworks, type NetworkList } from '../rules/network-list.js';
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
  /** Networks that webhooks may reach though they are not public. */
  allowedNetworks: NetworkList;
  /** Networks of the host's own proxies, whose word is taken for whose call it is. */
  trustedProxies: NetworkList;
  /** Where mails leave by; without it they are kept. */
  smtp: { url: string; from: string } | undefined;
  /** What consent records are sealed with; default: the key file beside an SQLite database. */
  sealKey: string | undefined;
  /** Where heads and erasures are noted; default: beside an SQLite database. */
  witnessPath: string | undefined;
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
    allowedNetworks: readNetworkList('GOODWORD_ALLOWED_NETWORKS', env),
    trustedProxies: readNetworkList('GOODWORD_TRUSTED_PROXIES', env),
    smtp: readSmtp(env['GOODWORD_SMTP_URL'], env['GOODWORD_MAIL_FROM']),
    sealKey: env['GOODWORD_SEAL_KEY'] || undefined,
    witnessPath: env['GOODWORD_WITNESS'] || undefined,
  };
}

function readUrl(text: string | undefined): string | undefined {
  return text === undefined || text === '' ? undefined : readOrigin('GOODWORD_URL', text);
}

function readNetworkList(
  name: string,
  env: Readonly<Record<string, string | undefined>>,
): NetworkList {
  const read = readNetworks(env[name] ?? '');
  if (read.ok) return read.networks;
  throw new StartError(
    `${name}: expected networks such as 10.1.0.0/16, received ${JSON.stringify(read.wrong)}.`,
  );
}

function readSmtp(url = '', from = ''): ServerConfig['smtp'] {
  if (url === '') return undefined;
  // The address may hold a password, so it is not repeated.
  if (!/^smtps?:$/.test(URL.parse(url)?.protocol ?? '')) {
    throw new StartError(
      'GOODWORD_SMTP_URL: expected an address such as smtps://user:password@mail.example.com.',
    );
  }
  if (!/^[^\r\n]*[^\s@]@[^\s@]+[^\r\n]*$/.test(from)) {
    throw new StartError(
      'GOODWORD_MAIL_FROM: expected whom mails are from, as in “Acme <hello@acme.example>”.',
    );
  }
  return { url, from };
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
