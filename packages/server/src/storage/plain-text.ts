/** PostgreSQL's text holds every character but this one, which it refuses with an error. */
const NUL = '\0';

/** What HTML, too, puts in its place. */
const REPLACEMENT = '\uFFFD';

/** A value as PostgreSQL takes it. */
export function toPlainText(value: unknown): unknown {
  return typeof value === 'string' && value.includes(NUL)
    ? value.replaceAll(NUL, REPLACEMENT)
    : value;
}
