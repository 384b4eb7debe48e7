import type { HandoffRedeemed, HandoffRequest, HandoffResponse } from '@goodword/protocol';
import { HttpResponse } from 'msw';
import { handleCall, type HandlerContext } from '../handle-call.js';
import { problemAnswer } from '../problem-answer.js';
import { fieldsOf, textOf } from '../read-fields.js';

const HANDOFF_LASTS = 60 * 60 * 1000;

/** What a token carries: who sent somebody, never who they are. */
const HANDED = ['code', 'coupon', 'leadId', 'touchedAt', 'visitor'] as const;

/** `POST /v1/handoffs` and `POST /v1/handoffs/redeem`: the first who redeems a token has it. */
export function handoffHandlers(context: HandlerContext) {
  const { state } = context;
  return [
    handleCall('POST /v1/handoffs', context, ({ body }) => {
      if (typeof body.evidence !== 'object' || body.evidence === null) {
        return problemAnswer('invalid-request', {
          detail: 'Expected evidence.',
          errors: [{ path: 'evidence', message: 'Expected an object.' }],
        });
      }
      const sent = fieldsOf(body.evidence);
      const evidence: HandoffRedeemed['evidence'] = Object.fromEntries(
        HANDED.flatMap((name) => (textOf(sent[name]) === undefined ? [] : [[name, sent[name]]])),
      );
      const token = `gw_ho_mock${String(state.handoffs.size + 1).padStart(28, '0')}`;
      const expiresAt = state.now() + HANDOFF_LASTS;
      state.handoffs.set(token, { evidence, expiresAt });
      state.received.handoffs.push(body as HandoffRequest);
      const answer: HandoffResponse = { token, expiresAt: new Date(expiresAt).toISOString() };
      return HttpResponse.json(answer);
    }),

    handleCall('POST /v1/handoffs/redeem', context, ({ body }) => {
      const redeemer = textOf(body.redeemerId);
      const handoff = state.handoffs.get(textOf(body.token) ?? '');
      if (redeemer === undefined) {
        return problemAnswer('invalid-request', {
          detail: 'Expected who redeems the token.',
          errors: [{ path: 'redeemerId', message: 'Expected a text.' }],
        });
      }
      const isFree = handoff?.redeemer === undefined && (handoff?.expiresAt ?? 0) > state.now();
      if (!handoff || (!isFree && handoff.redeemer !== redeemer)) {
        return problemAnswer('handoff-invalid');
      }
      handoff.redeemer = redeemer;
      const answer: HandoffRedeemed = { evidence: handoff.evidence };
      return HttpResponse.json(answer);
    }),
  ];
}
