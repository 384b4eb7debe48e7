import type { ClaimRequest } from '@goodword/protocol';
import { HttpResponse } from 'msw';
import { handleCall, type HandlerContext } from '../handle-call.js';
import { problemAnswer } from '../problem-answer.js';
import { textOf } from '../read-fields.js';

/** `GET /v1/codes/{code}` and `POST /v1/claims`. */
export function codeHandlers(context: HandlerContext) {
  const { state } = context;
  return [
    handleCall('GET /v1/codes/{code}', context, ({ parameter }) =>
      HttpResponse.json(state.codes.judge(parameter('code'))),
    ),

    handleCall('POST /v1/claims', context, ({ body }) => {
      const code = textOf(body.code);
      if (code === undefined) {
        return problemAnswer('invalid-request', {
          detail: 'Expected a code.',
          errors: [{ path: 'code', message: 'Expected a text.' }],
        });
      }
      state.received.claims.push(body as ClaimRequest);
      return HttpResponse.json(state.codes.judge(code));
    }),
  ];
}
