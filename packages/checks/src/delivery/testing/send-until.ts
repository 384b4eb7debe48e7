import { createId } from '@goodword/core/rules';
import type { EventBatchResponse } from '@goodword/protocol';
import type { ServerUnderTest } from './server-under-test.js';

/** Sends batches until it is told to end, each again until it is answered. @returns the answered ids */
export async function sendUntil(
  server: Pick<ServerUnderTest, 'post'>,
  isOver: () => boolean,
): Promise<string[]> {
  const answered: string[] = [];
  while (!isOver()) {
    const now = new Date().toISOString();
    const events = [...Array(20).keys()].map(() => ({
      type: 'share',
      channel: 'x',
      id: createId('event', { now: Date.now() }),
      occurredAt: now,
    }));
    let answer: Awaited<ReturnType<ServerUnderTest['post']>> | undefined;
    while (!answer && !isOver()) {
      const body = { sentAt: new Date().toISOString(), events };
      answer = await server.post('/v1/events?program=demo', body).catch(() => undefined);
      if (!answer) await new Promise((resolve) => setTimeout(resolve, 20));
    }
    const { results = [] } = (answer?.body ?? {}) as Partial<EventBatchResponse>;
    answered.push(
      ...results.filter(({ status }) => status !== 'rejected').flatMap(({ id }) => id ?? []),
    );
  }
  return answered;
}
