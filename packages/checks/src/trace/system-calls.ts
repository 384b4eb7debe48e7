import { readFile } from 'node:fs/promises';

/**
 * What has a program's writes and flushes recorded in a file, the call being in it by the time that
 * the program goes on. The program stays a child of its own parent (`-D`).
 */
export function traceInto(file: string): string[] {
  const calls = 'trace=write,writev,pwrite64,pwritev,fsync,fdatasync';
  // Paths instead of numbers of files; of what is written nothing.
  return ['strace', '-D', '-f', '-y', '-qq', '-s', '0', '-e', calls, '-o', file];
}

/**
 * Counts how often something was written to the log that makes writes durable, and then flushed.
 *
 * @param log finds the log's path
 * @param from the position in the trace to begin at
 */
export async function countFlushes(file: string, log: RegExp, from = 0) {
  const text = await readFile(file, 'utf8');
  let isWritten = false;
  let flushes = 0;
  for (const line of text.slice(from).split('\n')) {
    if (!log.test(line)) continue;
    if (/\b(write|writev|pwrite64|pwritev)\(/.test(line)) isWritten = true;
    else if (isWritten && /\bf(data)?sync\(/.test(line)) {
      flushes += 1;
      isWritten = false;
    }
  }
  return { flushes, end: text.length };
}
