import type { Answer } from '../rules/delivery-outcome.js';

/** A message on its way. */
export interface OutgoingRequest {
  url: string;
  headers: Record<string, string>;
  body: string;
  /** Milliseconds until an answer is given up. */
  timeout: number;
  /** Ends the attempt: the server closes. */
  signal: AbortSignal;
}

/**
 * How messages leave. It connects to public addresses, those of a network that the operator allows,
 * and no others, whatever a name leads to; it follows no redirect; it never throws.
 */
export interface HttpSender {
  /** Why an address is not delivered to, as far as it can be told without connecting. */
  refuse(url: string): string | undefined;
  send(request: OutgoingRequest): Promise<Answer>;
}
