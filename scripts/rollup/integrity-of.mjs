import { createHash } from 'node:crypto';

/** The hash that a browser holds a file against. */
export const integrityOf = (content) =>
  `sha384-${createHash('sha384').update(content).digest('base64')}`;
