import { ID_PREFIXES } from '@goodword/protocol';
import type { ActionsParts } from './actions.js';
import { readLeaderboard } from './answers/read-leaderboard.js';
import { readPulse } from './answers/read-pulse.js';
import { GoodwordError } from './error.js';
import { drawId } from './ids/draw-id.js';
import type { Random } from './ports.js';
import type { PulseOutcome, PulseValues } from './referral-client.js';
import { requestAnswer } from './request.js';

/**
 * What a person says of the product, and how they stand among others.
 *
 * @param findSession the advocate's session, where there is one
 */
export function createFeedback(
  { store, clock, transport, query, post, started, evidence }: ActionsParts,
  random: Random,
  findSession: () => string | undefined,
) {
  return {
    async answerPulse({ score, answer, ...rest }: PulseValues): Promise<PulseOutcome> {
      if (!Number.isInteger(score) || score < 0 || score > 10) {
        throw new GoodwordError('invalid-argument', 'Expected score as a whole number, 0 to 10.');
      }
      const id = rest.id ?? drawId(ID_PREFIXES.pulse, { now: clock.now(), random });
      await started;
      // A visitor's id is there with the consent to measure, and not before.
      const { visitor } = evidence();
      const said = { ...(visitor ? { visitor } : {}), ...(answer ? { answer } : {}) };
      return { id, ...(await post('pulses', { id, score, ...said }, readPulse)) };
    },
    async loadLeaderboard(show?: boolean): Promise<void> {
      const session = findSession();
      if (show !== undefined && !session) {
        throw new GoodwordError(
          'not-enrolled',
          'Only an advocate with a session is named. Call enrol() with a token first.',
        );
      }
      const leaderboard = session
        ? await post('leaderboard', { session, show }, readLeaderboard)
        : await requestAnswer(transport, `/v1/leaderboard${query}`, readLeaderboard);
      store.set({ leaderboard });
    },
  };
}
