import { isId } from '@goodword/protocol';
import { HttpResponse } from 'msw';
import { handleCall, type HandlerContext } from '../handle-call.js';
import { problemAnswer } from '../problem-answer.js';
import { textOf } from '../read-fields.js';
import type { PulseAnswer } from '../received.js';

/** From this score on a person is asked to tell a friend, as the Net Promoter Score has it. */
const PROMOTER_SCORE = 9;

/** `POST /v1/pulses`: the same id is the same answer, and may have words added. */
export function pulseHandlers(context: HandlerContext) {
  const { received } = context.state;
  return [
    handleCall('POST /v1/pulses', context, ({ body }) => {
      const { id, score } = body;
      if (!isId('pulse', id) || !isScore(score)) {
        return problemAnswer('invalid-request', { detail: 'Expected an id and a score, 0 to 10.' });
      }
      const visitor = textOf(body.visitor);
      const answer = textOf(body.answer);
      const pulse: PulseAnswer = {
        id,
        score,
        ...(visitor ? { visitor } : {}),
        ...(answer ? { answer } : {}),
      };
      const earlier = received.pulses.find((known) => known.id === id);
      if (earlier && earlier.score !== score) {
        return problemAnswer('conflict', { detail: 'Another answer has this id.' });
      }
      if (earlier) Object.assign(earlier, pulse);
      else received.pulses.push(pulse);
      return HttpResponse.json({ id, status: 'received', promoter: score >= PROMOTER_SCORE });
    }),
  ];
}

function isScore(value: unknown): value is number {
  return Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 10;
}
