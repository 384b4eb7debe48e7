import { readProblem } from './answers.js';
import { GoodwordError } from './error.js';
import type { Transport, TransportRequest, TransportResponse } from './ports.js';
import { isRetriable } from './outbox/is-retriable.js';

/**
 * Sends one request and reads its answer.
 *
 * @param read a guard that gives `undefined` for what is no such answer
 * @throws GoodwordError `network`, `answer-invalid`, or the code that the server answered with
 */
export async function requestAnswer<Answer>(
  transport: Transport,
  request: TransportRequest,
  read: (body: unknown) => Answer | undefined,
): Promise<Answer> {
  let response: TransportResponse;
  try {
    response = await transport(request);
  } catch (cause) {
    if (cause instanceof GoodwordError) throw cause;
    throw new GoodwordError('network', 'The server could not be reached. Try again.', {
      cause,
      retriable: true,
    });
  }
  const { status, body } = response;
  if (status < 400) {
    const answer = read(body);
    if (answer !== undefined) return answer;
  }
  const problem = readProblem(body);
  if (problem)
    throw new GoodwordError(problem.code, problem.detail, { retriable: isRetriable(status) });
  throw new GoodwordError(
    'answer-invalid',
    `Expected an answer of a Goodword server, received ${status}. Check the endpoint.`,
    { retriable: isRetriable(status) },
  );
}
