import { hasOrigin, loadProgram } from '../records/programs.js';
import type { ProgramConfig } from '../rules/program-config.js';
import type { Queries } from '../storage/storage.js';

/** How long what was read is believed, in milliseconds. */
const LASTS = 5000;

/** What nearly every call reads and hardly any changes. */
export interface Configuration {
  program(programId: string): Promise<ProgramConfig | undefined>;
  /** Whether pages of an origin may make public calls. */
  hasOrigin(programId: string, origin: string): Promise<boolean>;
}

/**
 * Remembers what is there for five seconds at most. What is not there is asked for anew each time:
 * a new origin counts at once, and nobody fills the memory with names of their own.
 *
 * @param now milliseconds since 1970
 */
export function createConfiguration(reader: Queries, now: () => number): Configuration {
  const programs = createMemory<ProgramConfig>(now);
  const origins = createMemory<true>(now);
  return {
    program: (programId) => programs(programId, () => loadProgram(reader, programId)),
    async hasOrigin(programId, origin) {
      const ask = async () => (await hasOrigin(reader, programId, origin)) || undefined;
      return (await origins(`${programId} ${origin}`, ask)) ?? false;
    },
  };
}

function createMemory<Value>(now: () => number) {
  const known = new Map<string, { value: Value; readAt: number }>();
  return async (
    key: string,
    read: () => Promise<Value | undefined>,
  ): Promise<Value | undefined> => {
    const at = now();
    const found = known.get(key);
    // A clock that was set back makes nothing last longer.
    if (found && Math.abs(at - found.readAt) < LASTS) return found.value;
    const value = await read();
    if (value === undefined) known.delete(key);
    else known.set(key, { value, readAt: at });
    return value;
  };
}
