import type { LeaderboardResponse } from '@goodword/protocol';
import { HttpResponse } from 'msw';
import { handleCall, type HandlerContext } from '../handle-call.js';
import { problemAnswer } from '../problem-answer.js';
import { textOf } from '../read-fields.js';

/** `GET /v1/leaderboard`, and `POST` with a session for the advocate's own standing. */
export function leaderboardHandlers(context: HandlerContext) {
  const { state } = context;
  const { leaderboard: others } = state;
  return [
    handleCall('GET /v1/leaderboard', context, () =>
      HttpResponse.json({ items: [...others] } satisfies LeaderboardResponse),
    ),

    handleCall('POST /v1/leaderboard', context, ({ body }) => {
      const session = state.sessions.get(textOf(body.session) ?? '');
      if (!session || session.expiresAt <= state.now()) return problemAnswer('session-expired');
      if (typeof body.show === 'boolean') session.isShown = body.show;
      const { displayName, isShown = false } = session;
      const count = state.figures.won ?? 0;
      const own = { count, isShown, ...(displayName ? { name: displayName } : {}) };
      if (count === 0) return HttpResponse.json({ items: [...others], own });
      const rank = 1 + others.filter((other) => other.count > count).length;
      const named = isShown && displayName ? [{ rank, name: displayName, count }] : [];
      const items = [...others, ...named].sort((left, right) => right.count - left.count);
      const ranked = items.map((item) => ({
        ...item,
        rank: 1 + items.filter((other) => other.count > item.count).length,
      }));
      return HttpResponse.json({
        items: ranked,
        own: { ...own, rank },
      } satisfies LeaderboardResponse);
    }),
  ];
}
