import fc from 'fast-check';

const NAMES = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', '', '\0'];
const NUMBERS = ['1e400', '-0', '1e-400', '9007199254740993', '9'.repeat(400), '-1', '1.5'];
const TEXTS = ['\ud800', '\udfff', 'a\0b', '\u2028', '👋🏽', "'", '%00', 'a'.repeat(5000)];

const anyText = fc.string({ unit: 'binary', maxLength: 12 });

const OTHER_VALUES: readonly unknown[] = [
  ...TEXTS,
  '',
  null,
  [],
  {},
  true,
  -1,
  1.5,
  0,
  Number.MAX_SAFE_INTEGER,
  Number.MIN_SAFE_INTEGER,
  '0000-01-01T00:00:00Z',
  '9999-12-31T23:59:59.999999999Z',
  'NOBODY',
];

/** A body with another value at each of its places in turn. */
export function withEachValueSpoilt(body: unknown): unknown[] {
  if (typeof body !== 'object' || body === null) return [...OTHER_VALUES];
  if (Array.isArray(body)) {
    return body.flatMap((item, place) =>
      withEachValueSpoilt(item).map((spoilt) => body.with(place, spoilt) as unknown),
    );
  }
  return Object.entries(body).flatMap(([name, value]) => [
    ...OTHER_VALUES.map((spoilt) => ({ ...body, [name]: spoilt })),
    ...(typeof value === 'object'
      ? withEachValueSpoilt(value).map((spoilt) => ({ ...body, [name]: spoilt }))
      : []),
  ]);
}

/**
 * Bodies that break parsers and databases: some are JSON, some are not.
 *
 * @param fields what calls know: right names with wrong values come further than any others
 */
export function hostileBodies(fields: readonly string[]): fc.Arbitrary<string> {
  const field = fc.constantFrom(...fields);
  const name = fc.oneof(field, fc.constantFrom(...NAMES), anyText);
  const object = (entries: [string, string][]) =>
    `{${entries.map(([key, value]) => `${JSON.stringify(key)}:${value}`).join()}}`;
  const { value } = fc.letrec<{ value: string }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom('null', 'true', 'false', '""', '{}', '[]', ...NUMBERS),
      fc.oneof(fc.constantFrom(...TEXTS), anyText).map((text) => JSON.stringify(text)),
      fc.array(tie('value'), { maxLength: 4 }).map((items) => `[${items.join()}]`),
      fc.array(fc.tuple(name, tie('value')), { maxLength: 6 }).map(object),
    ),
  }));
  const depth = fc.integer({ min: 1, max: 20_000 });
  return fc.oneof(
    value,
    fc.array(fc.tuple(field, value), { minLength: 1, maxLength: 12 }).map(object),
    value.map((text) => text.slice(0, -1)),
    anyText,
    depth.map((levels) => '['.repeat(levels) + ']'.repeat(levels)),
    depth.map((levels) => `${'{"events":['.repeat(levels)}1${']}'.repeat(levels)}`),
  );
}
