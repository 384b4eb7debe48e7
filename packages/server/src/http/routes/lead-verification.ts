import type { LeadVerified } from '@goodword/protocol';
import { leadVerificationSchema } from '@goodword/protocol/schemas';
import type { Hono } from 'hono';
import { findLead } from '../../records/leads.js';
import { insertVerification } from '../../records/verified-leads.js';
import { grantLeadRewards } from '../grant-lead-rewards.js';
import { parseBody } from '../parse-body.js';
import { ProblemError } from '../problem.js';
import { secretCall } from '../secret-call.js';
import type { HttpEnv, Services } from '../services.js';
import { writeOnce } from '../write-once.js';

/**
 * `POST /v1/leads/{id}/verification`: the friend has confirmed to the host that the lead is theirs,
 * by a link in a mail or a code on the phone. Before that a lead earns nothing.
 */
export function addLeadVerificationRoute(app: Hono<HttpEnv>, services: Services): void {
  const { now } = services;

  app.post('/v1/leads/:id/verification', secretCall(services), async (c) => {
    const { by } = await parseBody(c, leadVerificationSchema);
    const { program, programId } = c.var;
    const leadId = c.req.param('id');
    const { outcome } = await writeOnce(c, services, async (transaction) => {
      const lead = await findLead(transaction, programId, leadId);
      if (!lead) throw new ProblemError('not-found', 'There is no such lead.');
      const row = { programId, leadId, byWhat: by, at: now() };
      if (!(await insertVerification(transaction, row))) return 'duplicate';
      await grantLeadRewards(transaction, program, leadId, services);
      return 'stored';
    });
    const status = outcome as LeadVerified['status'];
    return c.json({ id: leadId, status } satisfies LeadVerified);
  });
}
