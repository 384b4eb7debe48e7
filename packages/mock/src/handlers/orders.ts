import type { OrderRequest, OrderResponse } from '@goodword/protocol';
import { HttpResponse } from 'msw';
import { handleCall, type HandlerContext } from '../handle-call.js';
import { problemAnswer } from '../problem-answer.js';
import { textOf } from '../read-fields.js';

/** `POST /v1/orders`: the same `externalId` is the same order. */
export function orderHandlers(context: HandlerContext) {
  const { received } = context.state;
  return [
    handleCall('POST /v1/orders', context, ({ body }) => {
      const externalId = textOf(body.externalId);
      if (externalId === undefined) {
        return problemAnswer('invalid-request', {
          detail: 'Expected the number of an order.',
          errors: [{ path: 'externalId', message: 'Expected a text.' }],
        });
      }
      if (!received.orders.some((order) => order.externalId === externalId)) {
        received.orders.push({ evidence: {}, ...body } as OrderRequest);
      }
      const answer: OrderResponse = { externalId, status: 'received' };
      return HttpResponse.json(answer);
    }),
  ];
}
