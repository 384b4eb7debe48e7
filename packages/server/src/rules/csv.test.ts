import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvRow, readCsv } from './csv.js';

describe('csvRow()', () => {
  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', ' =1', '|cmd', '%0A'])(
    'keeps a spreadsheet from running %j',
    (text) => {
      expect(csvRow([text]).replace(/^"/, '').startsWith("'")).toBe(true);
    },
  );

  it('writes numbers as numbers, negative ones too', () => {
    expect(csvRow([-5, 'a'])).toBe('-5,a\r\n');
  });

  it('is read as it was written', () => {
    const text = fc.string().filter((cell) => !/^\s*[=+\-@\t\r|%]/.test(cell) && !/\0/.test(cell));
    fc.assert(
      fc.property(text, text, (one, other) => {
        fc.pre(one !== '' || other !== '');
        const file = csvRow(['a', 'b']) + csvRow([one, other]);
        expect(readCsv(file)).toEqual([{ a: one, b: other }]);
      }),
    );
  });
});

describe('readCsv()', () => {
  it('takes semicolons, a byte order mark, bare line ends and empty lines', () => {
    expect(readCsv('\uFEFFa;b\n1;"2;x"\n\n3;4')).toEqual([
      { a: '1', b: '2;x' },
      { a: '3', b: '4' },
    ]);
  });
});
