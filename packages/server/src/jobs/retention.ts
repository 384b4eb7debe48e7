import { macOfPurge } from '../privacy/consent-chain.js';
import { loadSealsBefore, purgeConsent } from '../records/consent-seals.js';
import { listProgramIds, loadProgram } from '../records/programs.js';
import {
  purgeAudit,
  purgeEnded,
  purgeEvents,
  purgeForms,
  purgePeople,
  purgeUnconfirmedOrders,
  purgeVisitors,
  type Purge,
} from '../records/purges.js';
import { DAY, dayOf } from '../rules/day.js';
import { retentionLimits } from '../rules/retention.js';
import type { Services } from '../http/services.js';
import type { Job } from './run-jobs.js';

/** Records removed at once: nobody waits long for them. */
const BATCH = 500;

/** Removes what was kept long enough, batch by batch, others writing in between. */
export const retentionJob: Job = {
  name: 'retention',
  every: 3_600_000,
  lease: 3_600_000,
  async run(services) {
    const { storage, now } = services;
    for (const programId of await listProgramIds(storage.reader)) {
      const config = await loadProgram(storage.reader, programId);
      const before = retentionLimits(config?.retention, now());
      const purges: readonly (readonly [Purge, number | undefined])[] = [
        // A hand-off is answered once more for an hour after its end.
        [purgeEnded, now() - DAY],
        [purgeEvents, before.events],
        [purgeVisitors, before.visitors],
        [purgeForms, before.forms],
        // After their forms, which keep them.
        [purgePeople, before.people],
        [purgeUnconfirmedOrders, before.unconfirmedOrders],
        [purgeConsents(services), before.consents],
        [purgeAudit, before.audit],
      ];
      for (const [purge, limit] of purges) {
        if (limit !== undefined) await purgeAll(purge, programId, limit, services);
      }
      await storage.write((transaction) =>
        transaction
          .deleteFrom('networkKeys')
          .where('programId', '=', programId)
          .where('day', '<', dayOf(now() - DAY))
          .execute(),
      );
    }
  },
};

async function purgeAll(
  purge: Purge,
  programId: string,
  before: number,
  { storage }: Services,
): Promise<void> {
  for (;;) {
    const removed = await storage.write((transaction) =>
      purge(transaction, programId, { before, count: BATCH }),
    );
    if (removed === 0) return;
  }
}

/** Sealed records alone: the chain says that they were there, and that it was retention. */
function purgeConsents({ sealKeys }: Services): Purge {
  return async (queries, programId, { before, count }) => {
    if (!sealKeys) return 0;
    const seals = await loadSealsBefore(queries, programId, { before, limit: count });
    for (const seal of seals) {
      await purgeConsent(queries, seal, await macOfPurge(sealKeys, seal));
    }
    return seals.length;
  };
}
