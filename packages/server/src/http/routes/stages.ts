import type { Stage, StageChangeResponse } from '@goodword/protocol';
import { stageChangeSchema } from '@goodword/protocol/schemas';
import type { Hono } from 'hono';
import { announce } from '../../records/announcements.js';
import { hasConversionOfLead } from '../../records/conversions.js';
import { findLead, insertStage, loadStages, setStage } from '../../records/leads.js';
import { currentStage } from '../../rules/current-stage.js';
import { confirmConversion } from '../confirm-conversion.js';
import { grantLeadRewards } from '../grant-lead-rewards.js';
import { parseBody } from '../parse-body.js';
import { ProblemError } from '../problem.js';
import { secretCall } from '../secret-call.js';
import type { HttpEnv, Services } from '../services.js';
import { writeOnce } from '../write-once.js';

type Status = StageChangeResponse['status'];

/** `POST /v1/leads/{id}/stages`: what sales says of a lead; a lead that is won is a conversion. */
export function addStageRoute(app: Hono<HttpEnv>, services: Services): void {
  const { storage, now } = services;

  app.post('/v1/leads/:id/stages', secretCall(services), async (c) => {
    const change = await parseBody(c, stageChangeSchema);
    const { program, programId } = c.var;
    const leadId = c.req.param('id');
    const occurredAt = Date.parse(change.occurredAt);

    const { outcome } = await writeOnce(c, services, async (transaction): Promise<Status> => {
      const lead = await findLead(transaction, programId, leadId);
      if (!lead) throw missing();
      const changes = await loadStages(transaction, programId, [leadId]);
      const known = changes.find(({ id }) => id === change.id);
      if (known) {
        if (known.stage !== change.stage || known.occurredAt !== occurredAt) {
          throw new ProblemError('conflict', 'The id belongs to another change of stage.');
        }
        return 'duplicate';
      }
      const { id, stage, note } = change;
      const row = { programId, leadId, id, stage, occurredAt, receivedAt: now() };
      await insertStage(transaction, row, note);
      const facts = [...changes, row].map((one) => ({ ...one, stage: one.stage as Stage }));
      const current = currentStage(facts) ?? { id, stage, occurredAt };
      await setStage(transaction, lead, {
        stage: current.stage,
        stageAt: current.occurredAt,
        stageChangeId: current.id,
      });
      const news = { programId, subjectId: leadId, at: row.receivedAt };
      await announce(transaction, { ...news, type: 'lead.stage_changed' });
      await grantLeadRewards(transaction, program, leadId, services);
      if (current.stage === 'won' && !(await hasConversionOfLead(transaction, programId, leadId))) {
        const confirmation = {
          externalId: `lead:${leadId}`,
          kind: 'lead',
          occurredAt: current.occurredAt,
          evidence: { leadId },
        };
        await confirmConversion(transaction, program, confirmation, services);
      }
      return 'stored';
    });
    const lead = await findLead(storage.reader, programId, leadId);
    if (!lead) throw missing();
    return c.json({
      id: leadId,
      stage: lead.stage as Stage,
      status: outcome as Status,
    } satisfies StageChangeResponse);
  });
}

function missing(): ProblemError {
  return new ProblemError('not-found', 'There is no such lead.');
}
