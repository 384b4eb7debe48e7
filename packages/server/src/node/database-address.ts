import { StartError } from './start-error.js';

/** Where the records are. */
export type DatabaseAddress =
  { engine: 'sqlite'; path: string } | { engine: 'postgres'; url: string };

/**
 * Reads `file:<path>` or `postgres://…`.
 *
 * @throws StartError that names the variable and never repeats a password
 */
export function readDatabaseAddress(text: string): DatabaseAddress {
  if (/^postgres(ql)?:/.test(text)) {
    if (!URL.canParse(text)) {
      throw new StartError(
        'GOODWORD_DATABASE_URL: expected postgres://user:password@host:5432/database. Write what is special in a password in percent-encoding.',
      );
    }
    return { engine: 'postgres', url: text };
  }
  const path = /^file:(?:\/\/(?=\/))?(.+)$/.exec(text)?.[1];
  if (path === undefined || path.startsWith('//')) {
    throw new StartError(
      'GOODWORD_DATABASE_URL: expected file:<path>, as in file:goodword.db, or postgres://….',
    );
  }
  return { engine: 'sqlite', path };
}

/** An address as a person may read it: without a password and without options, which may hold one. */
export function describeDatabase(address: DatabaseAddress): string {
  if (address.engine === 'sqlite') return address.path;
  const { protocol, host, pathname } = new URL(address.url);
  return `${protocol}//${host}${pathname}`;
}
