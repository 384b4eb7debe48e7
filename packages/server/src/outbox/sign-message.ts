import { Webhook } from 'standardwebhooks';

/**
 * The headers of a message (https://www.standardwebhooks.com): one signature for each secret that
 * is active, so that a receiver may change its own at any time in between.
 *
 * @param id the same at each attempt
 * @param now milliseconds since 1970
 */
export function signMessage(
  { id, body }: { id: string; body: string },
  secrets: readonly string[],
  now: number,
): Record<string, string> {
  const at = new Date(now);
  return {
    'content-type': 'application/json',
    'user-agent': 'Goodword',
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(now / 1000)),
    'webhook-signature': secrets.map((secret) => new Webhook(secret).sign(id, at, body)).join(' '),
  };
}
