import type { Lead, Stage, StageChange } from '@goodword/protocol';
import type { LeadRequest } from '@goodword/protocol';
import type { Hono } from 'hono';
import { findLead, listLeads, loadStages, type LeadRecord } from '../../records/leads.js';
import type { Queries } from '../../storage/storage.js';
import { readPageRequest, toList } from '../list-page.js';
import { ProblemError } from '../problem.js';
import { secretCall } from '../secret-call.js';
import type { HttpEnv, Services } from '../services.js';

/** `GET /v1/leads` and `GET /v1/leads/{id}`: what sales works on. */
export function addLeadRoutes(app: Hono<HttpEnv>, services: Services): void {
  const { reader } = services.storage;

  app.get('/v1/leads', secretCall(services), async (c) => {
    const { programId } = c.var;
    const page = await listLeads(reader, programId, readPageRequest(c));
    const toLead = await leadView(reader, programId, page.rows);
    return c.json(toList(page, toLead));
  });

  app.get('/v1/leads/:id', secretCall(services), async (c) => {
    const { programId } = c.var;
    const lead = await findLead(reader, programId, c.req.param('id'));
    if (!lead) throw new ProblemError('not-found', 'There is no such lead.');
    const toLead = await leadView(reader, programId, [lead]);
    return c.json(toLead(lead));
  });
}

async function leadView(queries: Queries, programId: string, rows: readonly LeadRecord[]) {
  const ids = rows.map(({ id }) => id);
  const changes = await loadStages(queries, programId, ids);
  return (row: LeadRecord): Lead => {
    const form = row.body === null ? undefined : (JSON.parse(row.body) as LeadRequest);
    return {
      id: row.id,
      receivedAt: new Date(row.receivedAt).toISOString(),
      contact: form?.contact ?? { email: '' },
      answers: form?.answers ?? {},
      stage: row.stage as Stage,
      stages: changes
        .filter(({ leadId }) => leadId === row.id)
        .map(({ id, stage, occurredAt, note }) => ({
          id,
          stage: stage as StageChange['stage'],
          occurredAt: new Date(occurredAt).toISOString(),
          ...(note === null ? {} : { note }),
        })),
      qualification: JSON.parse(row.qualification) as Lead['qualification'],
      attribution: JSON.parse(row.attribution) as Lead['attribution'],
    };
  };
}
