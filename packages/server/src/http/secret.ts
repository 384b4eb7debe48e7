import { CROCKFORD_ALPHABET } from '@goodword/protocol';

/** Characters of a secret: 32 of five bits each, 160 bits of chance. */
const LENGTH = 32;

/** Draws a secret, as in `gw_sk_…`: the beginning tells leak scanners and people what it is. */
export function createSecret(prefix: string, random: (size: number) => Uint8Array): string {
  // 256 is a multiple of 32, so every character is as likely as any other.
  const characters = Array.from(random(LENGTH), (byte) => CROCKFORD_ALPHABET.charAt(byte % 32));
  return prefix + characters.join('');
}
