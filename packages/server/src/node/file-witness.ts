import { open, readFile, rename, writeFile } from 'node:fs/promises';
import type { ConsentHead } from '@goodword/protocol';
import type { NotedErasure, Witness } from '../privacy/witness.js';

/** A witness that can be told to begin anew, after a database was put back on purpose. */
export interface FileWitness extends Witness {
  replaceHeads(heads: readonly ConsentHead[]): Promise<void>;
}

/**
 * Notes heads and erasures in two files, `<path>.heads.json` and `<path>.erasures.ndjson`. They hold
 * ids and keyed hashes, and no personal data.
 */
export function createFileWitness(path: string): FileWitness {
  const headsPath = `${path}.heads.json`;
  const erasuresPath = `${path}.erasures.ndjson`;

  async function heads(): Promise<ConsentHead[]> {
    const text = await readIfThere(headsPath);
    return text === '' ? [] : (JSON.parse(text) as ConsentHead[]);
  }

  async function replaceHeads(all: readonly ConsentHead[]): Promise<void> {
    // Whoever reads finds the old ones or the new ones, and never a half.
    const draft = `${headsPath}.new`;
    await writeSynced(draft, 'w', `${JSON.stringify(all, undefined, 2)}\n`);
    await rename(draft, headsPath);
  }

  async function erasures(): Promise<NotedErasure[]> {
    return parseErasures(await readIfThere(erasuresPath));
  }

  return {
    heads,
    replaceHeads,
    erasures,
    async noteHead(head) {
      const others = (await heads()).filter(({ program }) => program !== head.program);
      await replaceHeads([...others, head]);
    },
    async noteErasure(erasure) {
      const known = await erasures();
      if (known.some(({ id }) => id === erasure.id)) return;
      await writeSynced(erasuresPath, 'a', `${JSON.stringify(erasure)}\n`);
    },
  };
}

/** Reads a list of erasures, a line each. */
export function parseErasures(text: string): NotedErasure[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as NotedErasure);
}

/** Writes a list of erasures. */
export async function writeErasures(
  path: string,
  erasures: readonly NotedErasure[],
): Promise<void> {
  await writeFile(path, erasures.map((one) => `${JSON.stringify(one)}\n`).join(''), {
    mode: 0o600,
  });
}

async function writeSynced(path: string, flag: 'w' | 'a', text: string): Promise<void> {
  const file = await open(path, flag, 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function readIfThere(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  }
}
