import type { ExplainResponse } from '@goodword/protocol';
import { explainRequestSchema } from '@goodword/protocol/schemas';
import type { Context, Hono } from 'hono';
import { findConversion } from '../../records/conversions.js';
import { answerQuestion } from '../answer-question.js';
import { explainConversions } from '../explain.js';
import { parseBody, parseValue } from '../parse-body.js';
import { ProblemError } from '../problem.js';
import { secretCall } from '../secret-call.js';
import type { HttpEnv, Services } from '../services.js';

/**
 * `GET /v1/conversions/{id}/explanation`, and `/v1/explain`: why a reward is where it is, for who
 * answers the people that ask. An address belongs into a `POST`: addresses of pages are kept in logs.
 */
export function addExplainRoutes(app: Hono<HttpEnv>, services: Services): void {
  const { storage, now } = services;
  const { reader } = storage;

  app.get('/v1/conversions/:id/explanation', secretCall(services), async (c) => {
    const { programId } = c.var;
    const row = await findConversion(reader, programId, { id: c.req.param('id') });
    const [explanation] = await explainConversions(reader, programId, row ? [row] : [], now());
    if (!explanation) throw new ProblemError('not-found', 'There is no such conversion.');
    return c.json(explanation);
  });

  const answer = async (c: Context<HttpEnv>, q: string) =>
    c.json(
      (await answerQuestion(reader, c.var.programId, q.trim(), now())) satisfies ExplainResponse,
    );
  app.get('/v1/explain', secretCall(services), (c) =>
    answer(c, parseValue(c.req.query(), explainRequestSchema).q),
  );
  app.post('/v1/explain', secretCall(services), async (c) =>
    answer(c, (await parseBody(c, explainRequestSchema)).q),
  );
}
