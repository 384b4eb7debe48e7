/** What a spreadsheet takes for the beginning of a formula, spaces before it or not. */
const FORMULA = /^\s*[=+\-@\t\r|%]/;

/** What has to stand between quotes (RFC 4180). */
const SPECIAL = /[",\r\n]/;

/**
 * Writes a row of a table (RFC 4180). Text that a spreadsheet would run as a formula begins with an
 * apostrophe, which the spreadsheet shows as text; numbers are written as they are.
 */
export function csvRow(cells: readonly (string | number)[]): string {
  return `${cells.map(toCell).join(',')}\r\n`;
}

function toCell(cell: string | number): string {
  if (typeof cell === 'number') return String(cell);
  const guarded = FORMULA.test(cell) ? `'${cell}` : cell;
  return SPECIAL.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}

/**
 * Reads a table (RFC 4180), its first row the names of the columns. Spreadsheets of some languages
 * part cells by semicolons: whichever the first row has more of is meant.
 */
export function readCsv(text: string): Record<string, string>[] {
  const plain = text.replace(/^\uFEFF/, '');
  const head = plain.slice(0, plain.search(/\r?\n|$/));
  const separator = head.split(';').length > head.split(',').length ? ';' : ',';
  const [names = [], ...rows] = readCells(plain, separator);
  return rows
    .filter((cells) => cells.some((cell) => cell !== ''))
    .map((cells) =>
      Object.fromEntries(names.map((name, place) => [name.trim(), cells[place] ?? ''])),
    );
}

function readCells(text: string, separator: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let isQuoted = false;
  for (let place = 0; place < text.length; place += 1) {
    const character = text.charAt(place);
    if (isQuoted) {
      if (character !== '"') cell += character;
      else if (text.charAt(place + 1) === '"') {
        cell += '"';
        place += 1;
      } else isQuoted = false;
    } else if (character === '"' && cell === '') isQuoted = true;
    else if (character === separator || character === '\n') {
      row.push(cell.replace(/\r$/, ''));
      cell = '';
      if (character === '\n') {
        rows.push(row);
        row = [];
      }
    } else cell += character;
  }
  if (cell !== '' || row.length > 0) rows.push([...row, cell.replace(/\r$/, '')]);
  return rows;
}
