/** A coupon's code, why a line is none, or nothing where a line says nothing. */
export type CouponLine = { ok: true; code: string } | { ok: false; reason: string } | undefined;

/** What shops' systems give out: printable, without what parts cells. */
const CODE = /^[A-Za-z0-9][A-Za-z0-9_.:/+#*!-]{1,63}$/;

/** Reads a line of an import: NDJSON with `code`, or the only column of a table. */
export function readCouponLine(line: string, isFirst: boolean): CouponLine {
  const plain = line.replace(/^\uFEFF/, '').trim();
  if (plain === '') return undefined;
  if (plain.startsWith('{')) {
    const code = readCode(plain);
    return code === undefined
      ? { ok: false, reason: 'Expected JSON with a code.' }
      : judgeCode(code);
  }
  const cell = plain.replace(/^"(.*)"$/, '$1');
  if (isFirst && cell.toLowerCase() === 'code') return undefined;
  return judgeCode(cell);
}

function readCode(json: string): string | undefined {
  try {
    const { code } = JSON.parse(json) as { code?: unknown };
    return typeof code === 'string' ? code : undefined;
  } catch {
    return undefined;
  }
}

function judgeCode(code: string): CouponLine {
  return CODE.test(code)
    ? { ok: true, code }
    : { ok: false, reason: 'Expected 2 to 64 letters, digits and simple signs.' };
}
