/** Characters that look alike in print or in handwriting. */
const LOOK_ALIKES = [
  '0DQ',
  '17T',
  '1J',
  '2Z',
  '5S',
  '6G',
  '8B',
  'CG',
  'EF',
  'KX',
  'MNW',
  'PR',
  'UVWY',
  '49A',
];

/** Characters whose names sound alike, in English or German. */
const SOUND_ALIKES = ['BCDEGPTVZ3', 'AHJK8', 'FSX', 'MN', 'QUW', '59', '23'];

/** Keys side by side, and the letters that keyboards of other countries have in each other's place. */
const KEYS_IN_A_ROW = ['1234567890', 'QWERTYUIOP', 'ASDFGHJKL', 'ZXCVBNM', 'YZ', 'AQ', 'WZ'];

/**
 * How unlikely it is that one character was typed for another: 1 look-alikes, 2 neighbours on a
 * keyboard, 3 sound-alikes, 4 any others.
 *
 * @example misreadingCost('8', 'B') // 1
 */
export function misreadingCost(meant: string, typed: string): number {
  const isAlike = (group: string) => group.includes(meant) && group.includes(typed);
  if (LOOK_ALIKES.some(isAlike)) return 1;
  const isBeside = (row: string) =>
    isAlike(row) && Math.abs(row.indexOf(meant) - row.indexOf(typed)) === 1;
  if (KEYS_IN_A_ROW.some(isBeside)) return 2;
  return SOUND_ALIKES.some(isAlike) ? 3 : 4;
}
