import type { ProgramConfig } from '../rules/program-config.js';
import type { Queries } from '../storage/storage.js';

/** Reads the version of a program that is in force. */
export async function loadProgram(
  queries: Queries,
  programId: string,
): Promise<ProgramConfig | undefined> {
  const row = await queries
    .selectFrom('programs')
    .innerJoin('programVersions', (join) =>
      join
        .onRef('programVersions.programId', '=', 'programs.programId')
        .onRef('programVersions.version', '=', 'programs.version'),
    )
    .select('programVersions.config')
    .where('programs.programId', '=', programId)
    .executeTakeFirst();
  return row && (JSON.parse(row.config) as ProgramConfig);
}

/** Reads a version of a program that is or was in force. */
export async function loadProgramVersion(
  queries: Queries,
  programId: string,
  version: number,
): Promise<ProgramConfig | undefined> {
  const row = await queries
    .selectFrom('programVersions')
    .select('config')
    .where('programId', '=', programId)
    .where('version', '=', version)
    .executeTakeFirst();
  return row && (JSON.parse(row.config) as ProgramConfig);
}

/** Puts a version in force; `config.program.version` is one that the program has not had. */
export async function saveProgram(
  queries: Queries,
  config: ProgramConfig,
  now: number,
): Promise<void> {
  const { id: programId, version } = config.program;
  await queries
    .insertInto('programVersions')
    .values({ programId, version, config: JSON.stringify(config), createdAt: now })
    .execute();
  await queries
    .insertInto('programs')
    .values({ programId, version, updatedAt: now })
    .onConflict((conflict) => conflict.column('programId').doUpdateSet({ version, updatedAt: now }))
    .execute();
}

/** Tells whether there is any program yet. */
export async function hasPrograms(queries: Queries): Promise<boolean> {
  const row = await queries.selectFrom('programs').select('programId').limit(1).executeTakeFirst();
  return row !== undefined;
}

/** The programs' ids, in order. */
export async function listProgramIds(queries: Queries): Promise<string[]> {
  const rows = await queries
    .selectFrom('programs')
    .select('programId')
    .orderBy('programId')
    .execute();
  return rows.map(({ programId }) => programId);
}

/** Lets pages of an origin make public calls. */
export async function addOrigin(
  queries: Queries,
  programId: string,
  origin: string,
): Promise<void> {
  await queries
    .insertInto('origins')
    .values({ programId, origin })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Tells whether pages of an origin may make public calls. */
export async function hasOrigin(
  queries: Queries,
  programId: string,
  origin: string,
): Promise<boolean> {
  const row = await queries
    .selectFrom('origins')
    .select('origin')
    .where('programId', '=', programId)
    .where('origin', '=', origin)
    .executeTakeFirst();
  return row !== undefined;
}
