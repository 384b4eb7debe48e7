/**
 * Compares what an example gives with what its comment says.
 *
 * @param isSketch the comment leaves something out: only the kind of the value is compared
 */
export function compareResult(actual: unknown, expected: unknown, isSketch = false): void {
  const isSame = isSketch
    ? isOfKind(actual, String(expected))
    : JSON.stringify(actual) === JSON.stringify(expected);
  if (!isSame)
    throw new Error(
      `The example gives ${JSON.stringify(actual)}, not ${JSON.stringify(expected)}.`,
    );
}

function isOfKind(value: unknown, sketch: string): boolean {
  if (sketch.startsWith('[')) return Array.isArray(value);
  if (sketch.startsWith('{')) return typeof value === 'object' && value !== null;
  return typeof value === (/^['"]/.test(sketch) ? 'string' : 'number');
}
