/** The public calls that the mock answers, named as the documentation names them. */
export const CALLS = [
  'GET /v1/programs/{program}',
  'POST /v1/advocates',
  'POST /v1/advocates/me',
  'GET /v1/codes/{code}',
  'POST /v1/events',
  'POST /v1/leads',
  'POST /v1/orders',
  'POST /v1/claims',
  'POST /v1/consents',
  'POST /v1/pulses',
  'GET /v1/leaderboard',
  'POST /v1/leaderboard',
  'POST /v1/handoffs',
  'POST /v1/handoffs/redeem',
  'GET /r/{code}',
  'GET /v1/storage.json',
  'GET /.well-known/gpc.json',
] as const;

/** A public call. */
export type CallName = (typeof CALLS)[number];

/** Tells a call from a typing error in plain JavaScript. */
export function isCallName(value: unknown): value is CallName {
  return CALLS.some((call) => call === value);
}

/** Splits a call's name, its path in the notation that MSW reads (`:code`). */
export function splitCall(call: CallName): { method: 'GET' | 'POST'; path: string } {
  const [method, path = ''] = call.split(' ');
  return { method: method === 'GET' ? 'GET' : 'POST', path: path.replace(/\{(\w+)\}/g, ':$1') };
}
