import { CODE_PARAMETER } from '@goodword/core/rules';
import { HttpResponse } from 'msw';
import { handleCall, type HandlerContext } from '../handle-call.js';

/** `GET /r/{code}`: on to the program's destination; `to` is not followed here. */
export function linkHandlers(context: HandlerContext) {
  const { program, received } = context.state;
  return [
    handleCall('GET /r/{code}', context, ({ parameter, query }) => {
      const location = new URL(program.destination);
      for (const [name, value] of query) {
        if (name !== 'to') location.searchParams.set(name, value);
      }
      const judged = context.state.codes.judge(parameter('code'));
      if (judged.valid) {
        const via = query.get('via');
        location.searchParams.set(CODE_PARAMETER, judged.code);
        received.clicks.push({ code: judged.code, ...(via === null ? {} : { via }) });
      }
      return new HttpResponse(null, { status: 302, headers: { location: location.href } });
    }),
  ];
}
