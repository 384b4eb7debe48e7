import { http, HttpResponse, type HttpHandler } from 'msw';
import { splitCall, type CallName } from './calls.js';
import type { MockState } from './create-mock-state.js';
import { problemAnswer } from './problem-answer.js';

/** One call, its program checked and its body read. */
export interface Call {
  /** A part of the path, as in `code`; empty where the path has none. */
  parameter(name: string): string;
  query: URLSearchParams;
  /** The JSON object that was sent; empty for a `GET`. */
  body: Readonly<Record<string, unknown>>;
}

/** What every handler is made with. */
export interface HandlerContext {
  /** Where the calls go: an origin, or `*` for any. */
  endpoint: string;
  state: MockState;
}

/**
 * Makes the handler of one call: the record of the attempt, faults, then the answer.
 *
 * @param answer what a healthy server does
 */
export function handleCall(
  call: CallName,
  { endpoint, state }: HandlerContext,
  answer: (call: Call) => Response,
): HttpHandler {
  const { method, path } = splitCall(call);
  const register = method === 'GET' ? http.get : http.post;
  return register(`${endpoint}${path}`, async ({ request, params }) => {
    state.received.calls.push(call);
    const fault = state.faults.take(call);
    if (fault?.kind === 'fail') return problemAnswer(fault.code, fault);
    if (fault?.kind === 'drop' && !fault.afterwards) return HttpResponse.error();

    const query = new URL(request.url).searchParams;
    const healthy = async (): Promise<Response> => {
      if (needsProgram(call) && query.get('program') !== state.program.id) {
        return problemAnswer('program-not-found', {
          detail: `Expected ?program=${state.program.id}, received ${query.get('program') ?? 'none'}.`,
        });
      }
      const body = method === 'GET' ? {} : await readObject(request);
      if (!body) return problemAnswer('invalid-request', { detail: 'Expected a JSON object.' });
      return answer({ parameter: (name) => String(params[name] ?? ''), query, body });
    };
    const response = await healthy();
    return fault?.kind === 'drop' ? HttpResponse.error() : response;
  });
}

/** A body is JSON, as `text/plain` or `application/json`: the server reads both. */
async function readObject(request: Request): Promise<Record<string, unknown> | undefined> {
  try {
    const value: unknown = JSON.parse(await request.text());
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

/** Calls that name the program in their query; the others have it in the path, or need none. */
function needsProgram(call: CallName): boolean {
  return (
    call.startsWith('POST ') || call === 'GET /v1/codes/{code}' || call === 'GET /v1/leaderboard'
  );
}
