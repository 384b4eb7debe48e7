import type { LeadRequest } from '@goodword/protocol';
import { leadRequestSchema } from '@goodword/protocol/schemas';
import type { Context, Hono } from 'hono';
import { readPlainForm } from '../../rules/read-plain-form.js';
import { holdToLimit } from '../limit-calls.js';
import { mediaType, parseBody, parseValue, readText } from '../parse-body.js';
import { publicCall } from '../public-call.js';
import { receiveLead } from '../receive-lead.js';
import type { HttpEnv, Services } from '../services.js';

/**
 * `POST /v1/leads`: a friend's form, from a script as JSON or from a plain form without one. The
 * answer is the same whatever the server thinks of the lead.
 */
export function addLeadFormRoute(app: Hono<HttpEnv>, services: Services): void {
  app.post('/v1/leads', publicCall(services, 'write'), async (c) => {
    if (mediaType(c) === 'application/x-www-form-urlencoded') {
      const form = new URLSearchParams(await readText(c));
      const { policyVersion } = c.var.program.program.consent;
      const plain = readPlainForm(form, policyVersion, services);
      const lead = parseValue(plain, leadRequestSchema);
      await countLead(c, services);
      await receiveLead(c.var.program, lead, services, c.env?.address);
      return c.redirect(await whereFrom(c, services), 303);
    }
    const request: LeadRequest = await parseBody(c, leadRequestSchema);
    await countLead(c, services);
    await receiveLead(c.var.program, request, services, c.env?.address);
    return c.json({ id: request.id, status: 'received' });
  });
}

/** Before anything is stored: who floods a program with forms costs it no more than a count. */
async function countLead(c: Context<HttpEnv>, { leadLimit, now }: Services): Promise<void> {
  holdToLimit(c, 'leads', await leadLimit.count(c.var.programId, c.env?.address, now()));
}

/** Back to the page with the form, where it is one of the program's; else to its destination. */
async function whereFrom(c: Context<HttpEnv>, { configuration }: Services): Promise<string> {
  const { destination, id } = c.var.program.program;
  const page = URL.parse(c.req.header('referer') ?? '');
  const isOurs = page !== null && (await configuration.hasOrigin(id, page.origin));
  return isOurs ? page.href : destination;
}
