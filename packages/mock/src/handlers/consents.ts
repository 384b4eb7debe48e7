import { isId, type ConsentRequest, type ConsentResponse } from '@goodword/protocol';
import { HttpResponse } from 'msw';
import { handleCall, type HandlerContext } from '../handle-call.js';
import { problemAnswer } from '../problem-answer.js';

const TYPES: readonly unknown[] = ['grant', 'refusal', 'withdrawal'];

/** `POST /v1/consents`: a refusal is only counted. */
export function consentHandlers(context: HandlerContext) {
  const { received } = context.state;
  return [
    handleCall('POST /v1/consents', context, ({ body }) => {
      if (!isId('consent', body.id) || !TYPES.includes(body.type)) {
        return problemAnswer('invalid-request', {
          detail: 'Expected the id of a consent record, and a grant, refusal or withdrawal.',
        });
      }
      const record = body as ConsentRequest;
      const isKnown = received.consents.some(({ id }) => id === record.id);
      if (!isKnown) received.consents.push(record);
      const fresh = record.type === 'refusal' ? 'counted' : 'stored';
      const answer: ConsentResponse = { id: record.id, status: isKnown ? 'duplicate' : fresh };
      return HttpResponse.json(answer);
    }),
  ];
}
