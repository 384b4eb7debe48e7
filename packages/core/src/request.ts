import { readProblem } from './answers/read-problem.js';
import { GoodwordError } from './error.js';
import { isRetriable } from './outbox/is-retriable.js';
import type { Transport, TransportResponse } from './ports.js';

/** Any JSON answer will do: the status said it all. */
export const acknowledge = (body: unknown): true | undefined => (body ? true : undefined);

/**
 * Sends one request and reads its answer.
 *
 * @param path path and query; it is posted to where there is content
 * @param read a guard that gives `undefined` for what is no such answer
 * @param keepalive whether it outlives the page; a page's requests of this kind may hold 64 KiB in all
 * @throws GoodwordError `network`, `timeout`, `answer-invalid`, or the code that the server answered with
 */
export async function requestAnswer<Answer>(
  transport: Transport,
  path: string,
  read: (body: unknown) => Answer | undefined,
  content?: object,
  keepalive = false,
): Promise<Answer> {
  let response: TransportResponse;
  try {
    response = await transport(
      content
        ? { method: 'POST', path, body: JSON.stringify(content), keepalive }
        : { method: 'GET', path },
    );
  } catch (cause) {
    if (cause instanceof GoodwordError) throw cause;
    const isTimeout = cause instanceof Error && cause.name === 'TimeoutError';
    throw new GoodwordError(
      isTimeout ? 'timeout' : 'network',
      `The server ${isTimeout ? 'took too long to answer' : 'could not be reached'}. Try again.`,
      { cause, retriable: true },
    );
  }
  const { status, body } = response;
  const answer = status < 400 ? read(body) : undefined;
  if (answer !== undefined) return answer;
  const problem = readProblem(body);
  throw new GoodwordError(
    problem?.code ?? 'answer-invalid',
    problem?.detail ?? `Expected a Goodword server, received ${status}. Check the endpoint.`,
    { retriable: isRetriable(status) },
  );
}
