import { spawn, type ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';

/** The repository's folder. */
export const ROOT = join(import.meta.dirname, '..', '..', '..', '..');

/** The server's command, as it is published. */
export const CLI = join(ROOT, 'packages', 'server', 'dist', 'cli.js');

/** A program under test: what it printed, and ways to end it. */
export interface RunningProcess {
  child: ChildProcess;
  output(): string;
  /** Resolves with the rest of the first line that begins so; rejects when the program ends first. */
  whenPrinted(beginning: string): Promise<string>;
  /** Resolves with the exit code, or the signal's name. */
  whenEnded: Promise<number | string>;
  /** Ends it politely and waits. */
  stop(): Promise<void>;
  /** Ends it at once (`SIGKILL`) and waits. */
  kill(): Promise<void>;
}

/**
 * Starts a Node program with nothing of the surrounding Goodword configuration.
 *
 * @param tracer a program, and its arguments, that turns into the program it is given
 */
export function startProcess(
  args: string[],
  env: Record<string, string> = {},
  tracer: readonly string[] = [],
): RunningProcess {
  const clean = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(GOODWORD_|SHOP_|NODE_OPTIONS)/.test(name)),
  );
  const [program = process.execPath, ...rest] = [...tracer, process.execPath, ...args];
  const child = spawn(program, rest, {
    cwd: ROOT,
    env: { ...clean, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const listeners = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      for (const listener of listeners) listener();
    });
  }
  const whenEnded = new Promise<number | string>((resolve) => {
    child.on('close', (code, signal) => resolve(code ?? signal ?? 1));
  });
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    await whenEnded;
  };
  return {
    child,
    output: () => output,
    whenEnded,
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
    whenPrinted(beginning) {
      return new Promise((resolve, reject) => {
        const look = () => {
          const line = output
            .split('\n')
            .slice(0, -1)
            .find((text) => text.startsWith(beginning));
          if (line === undefined) return;
          listeners.delete(look);
          resolve(line.slice(beginning.length).trim());
        };
        listeners.add(look);
        look();
        void whenEnded.then((code) =>
          reject(new Error(`Ended with ${code} before it printed “${beginning}”:\n${output}`)),
        );
      });
    },
  };
}

/** A port of 127.0.0.1 that is free at this moment. */
export function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        if (address && typeof address === 'object') resolve(address.port);
        else reject(new Error('There is no free port.'));
      });
    });
  });
}
