import { parseCode } from '@goodword/core/rules';
import type { Candidate } from '@goodword/protocol';
import { loadCodes } from '../records/codes.js';
import { loadVisits } from '../records/events.js';
import { findLead, findLeadOfPerson } from '../records/leads.js';
import type { EvidencePiece } from '../rules/build-claims.js';
import type { HandoffRow, LeadRow } from '../storage/database.js';
import type { Queries } from '../storage/storage.js';

/** What points to an advocate, as it was stored or sent. Times are milliseconds since 1970. */
export interface EvidenceText {
  code?: string | undefined;
  coupon?: string | undefined;
  leadId?: string | undefined;
  visitor?: string | undefined;
  /** People of whom a lead may be known. */
  personIds?: readonly string[];
  touchedAt: number;
  /** What a token stood for; its lead is `leadId`, if the caller believes it. */
  handoff?: HandoffRow | undefined;
}

type Sighting = Omit<EvidencePiece, 'code'> & { codeKey: string };

/** Looks up what evidence points to. What points nowhere is left out. */
export async function loadEvidence(
  queries: Queries,
  programId: string,
  evidence: EvidenceText,
  source: Candidate['source'],
): Promise<EvidencePiece[]> {
  const { code, coupon, leadId, visitor, personIds = [], touchedAt, handoff } = evidence;
  const sightings: Sighting[] = [];
  const addCode = (codeKey: string | null, from: Candidate['source'], at: number) => {
    if (codeKey === null) return;
    sightings.push({ codeKey, touchedAt: at, source: from, strength: 'proven' });
  };
  const addText = (text: string | undefined, from: Candidate['source']) => {
    const parsed = text === undefined ? undefined : parseCode(text);
    if (parsed?.ok) addCode(parsed.codeKey, from, touchedAt);
  };
  const addLead = (lead: LeadRow | undefined, strength: Candidate['strength']) => {
    if (!lead || lead.codeKey === null) return;
    const { codeKey, receivedAt: leadAt } = lead;
    // The touch came before the lead, whatever the device's clock said.
    const at = Math.min(lead.touchedAt ?? leadAt, leadAt);
    sightings.push({ codeKey, touchedAt: at, leadAt, source: 'lead', strength });
  };

  addText(code, source);
  addText(coupon, 'coupon');
  if (leadId !== undefined) addLead(await findLead(queries, programId, leadId), 'proven');
  for (const personId of personIds) {
    // Anybody can send a lead with somebody else's address and a code of their own.
    addLead(await findLeadOfPerson(queries, programId, personId), 'asserted');
  }
  const addVisits = async (whose: string) => {
    const visits = await loadVisits(queries, programId, whose);
    for (const { codeKey, occurredAt } of visits) addCode(codeKey, 'visit', occurredAt);
  };
  if (visitor !== undefined) await addVisits(visitor);
  if (handoff) {
    addCode(handoff.codeKey, 'handoff', handoff.touchedAt);
    addCode(handoff.couponKey, 'coupon', handoff.touchedAt);
    if (handoff.visitor !== null) await addVisits(handoff.visitor);
  }

  const keys = [...new Set(sightings.map(({ codeKey }) => codeKey))];
  const codes = new Map(
    (await loadCodes(queries, programId, keys)).map((owned) => [owned.codeKey, owned]),
  );
  return sightings.flatMap(({ codeKey, ...rest }) => {
    const owned = codes.get(codeKey);
    return owned ? [{ ...rest, code: owned }] : [];
  });
}
