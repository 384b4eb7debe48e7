import type { Decision, Lead, PersonExport, Stage } from '@goodword/protocol';
import { countEventsOfCode } from '../records/events.js';
import {
  loadAdvocatesOf,
  loadAllRewardsOf,
  loadCodesOf,
  loadConsentsOf,
  loadConversionsOf,
  loadEventsOfVisitors,
  loadHandoffsOf,
  loadLeadsOf,
  loadLedgerOf,
  loadLoginsOf,
  loadMailsOf,
  loadSessionsOf,
  walkEvents,
} from '../records/held-data.js';
import { loadStages } from '../records/leads.js';
import { loadPeople } from '../records/people.js';
import { loadReversals } from '../records/reversals.js';
import { toReversal, toReward } from '../http/conversion-view.js';
import { toLedgerEntry } from '../http/ledger-view.js';
import type { EventRow } from '../storage/database.js';
import type { Queries } from '../storage/storage.js';

const iso = (time: number) => new Date(time).toISOString();

/** Leaves out what is not there. */
function given<Value extends object>(value: Value) {
  return Object.fromEntries(
    Object.entries(value).filter(([, one]) => one !== null && one !== undefined),
  ) as { [Key in keyof Value]?: NonNullable<Value[Key]> };
}

/** Collects everything that is held about people, as it was at one moment. */
export async function exportPerson(
  queries: Queries,
  programId: string,
  personIds: readonly string[],
  now: number,
): Promise<PersonExport> {
  const people = await loadPeople(queries, programId, personIds);
  const advocates = await loadAdvocatesOf(queries, programId, personIds);
  const advocateIds = advocates.map(({ id }) => id);
  const codes = await loadCodesOf(queries, programId, advocateIds);
  const leads = await loadLeadsOf(queries, programId, personIds);
  const leadIds = leads.map(({ id }) => id);
  const conversions = await loadConversionsOf(queries, programId, personIds);
  const visitors = [...new Set([...leads, ...conversions].flatMap(({ visitor }) => visitor ?? []))];
  const stages = await loadStages(queries, programId, leadIds);
  const reversals = await loadReversals(
    queries,
    programId,
    conversions.map(({ id }) => id),
  );
  const rewards = await loadAllRewardsOf(queries, programId, [...personIds, ...advocateIds]);
  const ledger = await loadLedgerOf(
    queries,
    programId,
    rewards.map(({ id }) => id),
  );
  const codeKeys = new Set(codes.map(({ codeKey }) => codeKey));
  const events = await loadEventsOf(queries, programId, { visitors, codeKeys });
  const textOf = new Map(codes.map(({ codeKey, code }) => [codeKey, code]));
  const showCode = (codeKey: string | null) =>
    codeKey === null ? undefined : (textOf.get(codeKey) ?? codeKey);
  const consents = [];
  for (const visitor of visitors) {
    consents.push(...(await loadConsentsOf(queries, programId, visitor)));
  }
  const counts = new Map<string, PersonExport['codes'][number]['counts']>();
  for (const { codeKey } of codes) {
    counts.set(codeKey, await countEventsOfCode(queries, programId, codeKey));
  }
  const sessions = await loadSessionsOf(queries, programId, advocateIds);
  const mails = await loadMailsOf(queries, programId, personIds);
  const logins = await loadLoginsOf(queries, programId, personIds);
  const handoffs = await loadHandoffsOf(queries, programId, { leadIds, visitors });

  return {
    program: programId,
    exportedAt: iso(now),
    people: people.map(
      ({ id, email, emailKey, mailboxKey, name, customerId, createdAt, ...person }) => ({
        id,
        ...given({ email, name, customerId }),
        ...(person.emailVerifiedAt === null
          ? {}
          : { emailVerifiedAt: iso(person.emailVerifiedAt) }),
        emailKeys: [...new Set([emailKey, mailboxKey].flatMap((key) => key ?? []))],
        createdAt: iso(createdAt),
      }),
    ),
    advocates: advocates.map(({ id, personId, enrolledAt }) => ({
      id,
      personId,
      enrolledAt: iso(enrolledAt),
    })),
    codes: codes.map(({ id, code, codeKey, advocateId, state, createdAt, expiresAt }) => ({
      id,
      code,
      advocateId,
      state,
      createdAt: iso(createdAt),
      ...(expiresAt === null ? {} : { expiresAt: iso(expiresAt) }),
      counts: counts.get(codeKey) ?? [],
    })),
    leads: leads.map((lead) => ({
      id: lead.id,
      receivedAt: iso(lead.receivedAt),
      ...given({ visitor: lead.visitor, code: showCode(lead.codeKey) }),
      ...(lead.body === null ? {} : { form: JSON.parse(lead.body) as Record<string, unknown> }),
      stage: lead.stage as Stage,
      stages: stages
        .filter(({ leadId }) => leadId === lead.id)
        .map(({ id, stage, occurredAt, note }) => ({
          id,
          stage: stage as Stage,
          occurredAt: iso(occurredAt),
          ...given({ note }),
        })),
      qualification: JSON.parse(lead.qualification) as Lead['qualification'],
      attribution: JSON.parse(lead.attribution) as Decision,
    })),
    events: events.map((event) => ({
      id: event.id,
      type: event.type,
      occurredAt: iso(event.occurredAt),
      receivedAt: iso(event.receivedAt),
      ...given({
        code: showCode(event.codeKey),
        channel: event.channel,
        sku: event.sku,
        element: event.element,
        // Whoever followed the person's link is somebody else.
        visitor: visitors.find((one) => one === event.visitor),
      }),
    })),
    conversions: conversions.map((row) => ({
      id: row.id,
      externalId: row.externalId,
      kind: row.kind,
      status: row.status,
      ...(row.amount !== null && row.currency !== null
        ? { value: { amount: row.amount, currency: row.currency } }
        : {}),
      occurredAt: iso(row.occurredAt),
      receivedAt: iso(row.receivedAt),
      ...given({ code: showCode(row.codeKey), visitor: row.visitor }),
      attribution: JSON.parse(row.attribution) as Decision,
      reversals: reversals.filter(({ conversionId }) => conversionId === row.id).map(toReversal),
    })),
    rewards: rewards.map(toReward),
    ledger: ledger.map(toLedgerEntry),
    consents: consents.map(({ body }) => JSON.parse(body) as Record<string, unknown>),
    sessions: sessions.map(({ advocateId, expiresAt }) => ({
      advocateId,
      expiresAt: iso(expiresAt),
    })),
    mails: mails.map(({ id, template, state, createdAt }) => ({
      id,
      template,
      state,
      createdAt: iso(createdAt),
    })),
    logins: logins.map(({ personId, expiresAt }) => ({ personId, expiresAt: iso(expiresAt) })),
    handoffs: handoffs.map((row) => ({
      touchedAt: iso(row.touchedAt),
      expiresAt: iso(row.expiresAt),
      ...given({
        code: showCode(row.codeKey),
        coupon: showCode(row.couponKey),
        leadId: row.leadId,
        visitor: row.visitor,
        redeemer: row.redeemer,
      }),
    })),
  };
}

/** Events of the person's devices, and of the person's codes. */
async function loadEventsOf(
  queries: Queries,
  programId: string,
  { visitors, codeKeys }: { visitors: readonly string[]; codeKeys: ReadonlySet<string> },
): Promise<EventRow[]> {
  const events = new Map<string, EventRow>();
  for (const event of await loadEventsOfVisitors(queries, programId, visitors)) {
    events.set(event.id, event);
  }
  if (codeKeys.size > 0) {
    await walkEvents(queries, programId, async ({ after, to }) => {
      const found = await queries
        .selectFrom('events')
        .selectAll()
        .where('programId', '=', programId)
        .where('id', '>', after)
        .where('id', '<=', to)
        .where('codeKey', 'in', [...codeKeys])
        .execute();
      for (const event of found) events.set(event.id, event);
    });
  }
  return [...events.values()];
}
