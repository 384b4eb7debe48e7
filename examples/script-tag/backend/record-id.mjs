import { randomInt } from 'node:crypto';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * Makes the id of a stage change: `stg_`, nine characters of time, sixteen random ones.
 * `createId` of `@goodword/core` does the same; this shop shows that the wire alone is enough.
 */
export function createStageChangeId(now) {
  let rest = now;
  let time = '';
  for (let place = 0; place < 9; place += 1) {
    time = ALPHABET[rest % 32] + time;
    rest = Math.floor(rest / 32);
  }
  const random = Array.from({ length: 16 }, () => ALPHABET[randomInt(32)]).join('');
  return `stg_${time}${random}`;
}
