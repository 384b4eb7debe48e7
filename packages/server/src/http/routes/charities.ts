import { charityChoiceSchema } from '@goodword/protocol/schemas';
import type { Hono } from 'hono';
import { saveCharity } from '../../records/charity-choices.js';
import { findAdvocate } from '../../records/find-advocate.js';
import { parseBody } from '../parse-body.js';
import { ProblemError } from '../problem.js';
import { secretCall } from '../secret-call.js';
import type { HttpEnv, Services } from '../services.js';

/** `PUT /v1/advocates/{id}/charity`: an advocate gives what they earn from now on away, or keeps it. */
export function addCharityRoute(app: Hono<HttpEnv>, services: Services): void {
  const { storage } = services;

  app.put('/v1/advocates/:id/charity', secretCall(services), async (c) => {
    const { charity } = await parseBody(c, charityChoiceSchema);
    const { program, programId } = c.var;
    const advocateId = c.req.param('id');
    const offered = new Set(program.rewardRules.flatMap(({ charities = [] }) => charities));
    if (charity !== null && !offered.has(charity)) {
      throw new ProblemError('unprocessable', 'No rule of the program gives to this charity.');
    }
    await storage.write(async (transaction) => {
      if (!(await findAdvocate(transaction, programId, advocateId))) {
        throw new ProblemError('not-found', 'There is no such advocate.');
      }
      await saveCharity(transaction, programId, advocateId, charity);
    });
    return c.json({ charity });
  });
}
