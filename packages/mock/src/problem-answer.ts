import { PROBLEM_STATUS, type Problem, type ProblemCode } from '@goodword/protocol';
import { HttpResponse } from 'msw';

/** How an error answer is built. */
export interface ProblemAnswerOptions {
  detail?: string;
  /** @default the status that the code is sent with */
  status?: number;
  errors?: Problem['errors'];
  retryAfter?: string;
}

/** An error answer, as RFC 9457 has it. */
export function problemAnswer(
  code: ProblemCode,
  { detail, status = PROBLEM_STATUS[code], errors, retryAfter }: ProblemAnswerOptions = {},
) {
  const problem: Problem = {
    type: `https://github.com/goodword/goodword/blob/main/docs/errors.md#${code}`,
    title: code,
    status,
    detail: detail ?? `The mock answers ${code}.`,
    code,
    ...(errors ? { errors } : {}),
  };
  return HttpResponse.json(problem, {
    status,
    headers: {
      'content-type': 'application/problem+json',
      ...(retryAfter === undefined ? {} : { 'retry-after': retryAfter }),
    },
  });
}
