/** Bytes of chance in a secret; https://www.standardwebhooks.com asks for 24 to 64. */
const SIZE = 32;

/** Draws a secret that messages are signed with, as in `whsec_…`: base 64 after its beginning. */
export function createWebhookSecret(random: (size: number) => Uint8Array): string {
  return `whsec_${btoa(String.fromCharCode(...random(SIZE)))}`;
}
