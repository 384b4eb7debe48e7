import { HttpResponse } from 'msw';
import { handleCall, type HandlerContext } from '../handle-call.js';
import { problemAnswer } from '../problem-answer.js';

/** `GET /v1/programs/{program}`. */
export function programHandlers(context: HandlerContext) {
  const { program } = context.state;
  return [
    handleCall('GET /v1/programs/{program}', context, ({ parameter }) => {
      if (parameter('program') === program.id) return HttpResponse.json(program);
      return problemAnswer('program-not-found', {
        detail: `Expected ${program.id}, received ${parameter('program')}.`,
      });
    }),
  ];
}
