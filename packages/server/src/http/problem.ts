import { PROBLEM_STATUS, type Problem, type ProblemCode } from '@goodword/protocol';
import type { Context } from 'hono';
import type { HttpEnv } from './services.js';

/** Where each code is explained. */
const DOCS = 'https://github.com/goodword/goodword/blob/main/docs/errors.md';

/** When to come back to a server that cannot answer now, in seconds. */
const RETRY_AFTER = '5';

/** Ends a request with a problem answer. */
export class ProblemError extends Error {
  readonly code: ProblemCode;
  readonly errors: Problem['errors'];

  constructor(code: ProblemCode, detail: string, errors?: Problem['errors']) {
    super(detail);
    this.name = 'ProblemError';
    this.code = code;
    this.errors = errors;
  }
}

/** Answers with a problem (RFC 9457), after the headers that were set before. */
export function sendProblem(
  c: Context<HttpEnv>,
  { code, message, errors }: Pick<ProblemError, 'code' | 'message' | 'errors'>,
): Response {
  const status = PROBLEM_STATUS[code];
  const problem: Problem = {
    type: `${DOCS}#${code}`,
    title: code.charAt(0).toUpperCase() + code.slice(1).replaceAll('-', ' '),
    status,
    detail: message,
    code,
    ...(errors ? { errors } : {}),
  };
  return c.body(JSON.stringify(problem), status, {
    'Content-Type': 'application/problem+json',
    'Cache-Control': 'no-store',
    ...(status === 503 ? { 'Retry-After': RETRY_AFTER } : {}),
  });
}
