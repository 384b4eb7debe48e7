/** Hashes a text with a key: without the key nobody finds out what it was, few as the choices are. */
export async function keyedHash(text: string, secret: string): Promise<string> {
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const bytes = new TextEncoder();
  const key = await crypto.subtle.importKey('raw', bytes.encode(secret), algorithm, false, [
    'sign',
  ]);
  const hash = new Uint8Array(await crypto.subtle.sign('HMAC', key, bytes.encode(text)));
  // 128 bits: networks are few, and no two of them meet.
  return toHex(hash.subarray(0, 16));
}

/** Bytes in hexadecimal. */
export function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
