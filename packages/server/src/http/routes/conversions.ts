import { conversionRequestSchema } from '@goodword/protocol/schemas';
import type { Hono } from 'hono';
import { findConversion, listConversions } from '../../records/conversions.js';
import { confirmConversion } from '../confirm-conversion.js';
import { toConversions } from '../conversion-view.js';
import { digestOf } from '../digest.js';
import { readPageRequest, toList } from '../list-page.js';
import { parseBody } from '../parse-body.js';
import { secretCall } from '../secret-call.js';
import type { HttpEnv, Services } from '../services.js';
import { writeOnce } from '../write-once.js';

/** `/v1/conversions`: what the host confirms. */
export function addConversionRoutes(app: Hono<HttpEnv>, services: Services): void {
  const { storage } = services;
  const { reader } = storage;

  app.post('/v1/conversions', secretCall(services), async (c) => {
    const request = await parseBody(c, conversionRequestSchema);
    const { program, programId } = c.var;
    const { handoff } = request.evidence;
    const { email } = request.evidence;
    const address =
      email === undefined ? undefined : await services.screenAddress(email.split('@').at(-1) ?? '');
    const { facts, subscription } = request;
    const confirmation = {
      ...request,
      facts: {
        ...facts,
        ...(subscription ? { subscription } : {}),
        ...(address === undefined || address === 'fine' ? {} : { address }),
      },
      occurredAt: Date.parse(request.occurredAt),
      handoff: handoff === undefined ? undefined : await digestOf(handoff),
    };
    const { outcome: id } = await writeOnce(c, services, (transaction) =>
      confirmConversion(transaction, program, confirmation, services),
    );
    const row = await findConversion(reader, programId, { id });
    const [conversion] = await toConversions(reader, programId, row ? [row] : []);
    return c.json(conversion);
  });

  app.get('/v1/conversions', secretCall(services), async (c) => {
    const { programId } = c.var;
    const externalId = c.req.query('externalId');
    if (externalId !== undefined) {
      const row = await findConversion(reader, programId, { externalId });
      const items = await toConversions(reader, programId, row ? [row] : []);
      return c.json({ items, nextCursor: null });
    }
    const page = await listConversions(reader, programId, readPageRequest(c));
    const { nextCursor } = toList(page, ({ id }) => id);
    return c.json({ items: await toConversions(reader, programId, page.rows), nextCursor });
  });
}
