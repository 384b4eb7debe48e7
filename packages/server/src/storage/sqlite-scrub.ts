import { Worker } from 'node:worker_threads';
import { toStorageError } from './sqlite-errors.js';
import { StorageUnavailableError } from './storage.js';

/** How long readers may take to finish, in milliseconds: before writers wait, and while they do. */
const PATIENCE = 30_000;
const SHORT_PATIENCE = 2000;

/**
 * What the threads run. Texts, since they have to start the same way from the source and from what
 * was built of it. The first looks whether all that was written can leave the write-ahead log: not
 * while somebody reads an older state.
 */
const WAIT = `
for (const until = Date.now() + patience; !answer.isDone && Date.now() < until; ) {
  const { log, checkpointed } = database.prepare('pragma wal_checkpoint(passive)').get();
  answer.isDone = log === checkpointed;
  if (!answer.isDone) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50);
}`;
const SCRUB = `
database.exec('pragma secure_delete = on');
database.exec('vacuum');
answer.isDone = database.prepare('pragma wal_checkpoint(truncate)').get().busy === 0;`;

const threadOf = (work: string) => `
const { parentPort, workerData } = require('node:worker_threads');
const { DatabaseSync } = require('node:sqlite');
const { path, patience, timeout } = workerData;
const answer = { isDone: false };
try {
  const database = new DatabaseSync(path, { timeout });
  try {${work}
  } finally {
    database.close();
  }
} catch (error) {
  answer.message = error.message;
  answer.errcode = error.errcode;
}
parentPort.postMessage(answer);
`;

/**
 * Waits for whoever reads an older state, others writing meanwhile.
 *
 * @throws StorageUnavailableError when they take too long
 */
export function waitForReaders(path: string): Promise<void> {
  return runThread(WAIT, path);
}

/**
 * Writes the whole file anew, from what is in it, and empties the write-ahead log: a deleted row
 * lives on in both otherwise. In a thread of its own, so that readers go on; no unit may run.
 *
 * @throws StorageUnavailableError while somebody reads an older state, or the disk has no room
 */
export function scrubSqlite(path: string): Promise<void> {
  return runThread(SCRUB, path);
}

interface Answer {
  isDone: boolean;
  message?: string;
  errcode?: number;
}

async function runThread(work: string, path: string): Promise<void> {
  const workerData = { path, patience: PATIENCE, timeout: SHORT_PATIENCE };
  const worker = new Worker(threadOf(work), { eval: true, workerData });
  const answer = await new Promise<Answer>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('The thread ended without an answer.')));
  });
  if (answer.message !== undefined) {
    throw toStorageError(Object.assign(new Error(answer.message), { errcode: answer.errcode }));
  }
  if (!answer.isDone) {
    throw new StorageUnavailableError(new Error('Somebody reads what is to be overwritten.'));
  }
}
