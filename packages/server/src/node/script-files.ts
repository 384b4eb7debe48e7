import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import type { ScriptFile, ScriptFiles } from '../http/routes/scripts.js';

const compressBrotli = promisify(brotliCompress);
const compressGzip = promisify(gzip);

/** Serves the script build from the installed elements; each file is read and compressed once. */
export function createScriptFiles(): ScriptFiles {
  const files = new Map<string, Promise<ScriptFile | undefined>>();
  return (path) => {
    const known = files.get(path);
    if (known) return known;
    const file = readScript(path);
    files.set(path, file);
    // Not built yet: look again next time.
    void file.then((found) => found ?? files.delete(path));
    return file;
  };
}

async function readScript(path: string): Promise<ScriptFile | undefined> {
  let body: Buffer<ArrayBuffer>;
  try {
    body = await readFile(
      fileURLToPath(new URL(path, import.meta.resolve('@goodword/elements/script/goodword.js'))),
    );
  } catch {
    return undefined;
  }
  const [br, gz] = await Promise.all([compressBrotli(body), compressGzip(body)]);
  return {
    body,
    compressed: [
      { coding: 'br', body: br },
      { coding: 'gzip', body: gz },
    ],
    etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 24)}"`,
  };
}
