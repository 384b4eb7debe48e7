/** What a keyed hash is for: one of one purpose is none of another. */
type SealPurpose = 'consent' | 'seal' | 'head' | 'purge' | 'erased';

/** Keys that are kept outside the database, so that whoever has the database cannot seal with them. */
export interface SealKeys {
  /** @returns `<key's id>:<HMAC-SHA-256 in hexadecimal>`, by the newest key */
  sign(purpose: SealPurpose, facts: readonly unknown[]): Promise<string>;
  /** Whether one of the keys made this of these facts. */
  verify(purpose: SealPurpose, facts: readonly unknown[], mac: string): Promise<boolean>;
  /** By each key: to find what an earlier one made. */
  signByEach(purpose: SealPurpose, facts: readonly unknown[]): Promise<string[]>;
}

/**
 * Makes keys of secrets, the newest first. Those before it still verify, so that a key is changed by
 * putting a new one in front.
 *
 * @param secrets 32 characters of chance or more, each
 */
export async function createSealKeys(secrets: readonly string[]): Promise<SealKeys> {
  const keys = await Promise.all(secrets.map(importKey));
  const [newest] = keys;
  if (!newest) throw new Error('Expected a key.');
  return {
    sign: (purpose, facts) => newest.sign(purpose, facts),
    async verify(purpose, facts, mac) {
      const key = keys.find(({ id }) => mac.startsWith(`${id}:`));
      return key !== undefined && (await key.sign(purpose, facts)) === mac;
    },
    signByEach: (purpose, facts) => Promise.all(keys.map((key) => key.sign(purpose, facts))),
  };
}

async function importKey(secret: string) {
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const bytes = new TextEncoder();
  const key = await crypto.subtle.importKey('raw', bytes.encode(secret), algorithm, false, [
    'sign',
  ]);
  const hash = async (text: string) =>
    toHex(await crypto.subtle.sign('HMAC', key, bytes.encode(text)));
  // Of a random secret it tells nothing that helps to find it.
  const id = (await hash('id')).slice(0, 8);
  return {
    id,
    sign: async (purpose: SealPurpose, facts: readonly unknown[]) =>
      `${id}:${await hash(JSON.stringify([purpose, ...facts]))}`,
  };
}

function toHex(buffer: ArrayBuffer): string {
  return Array.from(new Uint8Array(buffer), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
