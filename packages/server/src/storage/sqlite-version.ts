/**
 * The first SQLite without the WAL-reset fault, by which a writer and a checkpoint at the same
 * moment could damage the database (https://sqlite.org/wal.html#walresetbug).
 */
const OLDEST = [3, 51, 3] as const;

/**
 * Refuses an SQLite that may lose what was answered.
 *
 * @throws Error that names the version and what to do
 */
export function checkSqliteVersion(version: string): void {
  const parts = version.split('.').map(Number);
  for (const [place, least] of OLDEST.entries()) {
    const part = parts[place] ?? 0;
    if (part > least) return;
    if (part < least) {
      throw new Error(
        `Expected SQLite ${OLDEST.join('.')} or later, received ${version}, which can damage a database that is written and checkpointed at once. Use a recent Node 24 or 26.`,
      );
    }
  }
}
