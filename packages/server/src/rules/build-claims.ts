import type { Claim } from '@goodword/core/rules';
import type { Candidate } from '@goodword/protocol';

/** A code that evidence points to, and whose it is. */
interface EvidenceCode {
  code: string;
  advocateId: string;
  personId: string;
  /** The mailbox behind the advocate's address, where one is known. */
  mailboxKey: string | null;
  state: string;
  /** Milliseconds since 1970. */
  expiresAt: number | null;
}

/** One piece of evidence. */
export interface EvidencePiece {
  source: Candidate['source'];
  strength: Candidate['strength'];
  code: EvidenceCode;
  /** Milliseconds since 1970. */
  touchedAt: number;
  leadAt?: number;
}

/** Who bought, or sent the lead, as far as that is known. */
export interface Buyer {
  personIds: ReadonlySet<string>;
  mailboxKeys: ReadonlySet<string>;
}

/** Makes the claims that a decision is made from; the same touch is one claim, in its strongest form. */
export function buildClaims(pieces: readonly EvidencePiece[], buyer: Buyer): Claim[] {
  const claims = new Map<string, Claim>();
  for (const { source, strength, code, touchedAt, leadAt } of pieces) {
    const key = `${code.advocateId} ${source} ${touchedAt}`;
    if (claims.get(key)?.strength === 'proven') continue;
    claims.set(key, {
      advocateId: code.advocateId,
      code: code.code,
      touchedAt,
      source,
      strength,
      ...(leadAt === undefined ? {} : { leadAt }),
      isSelf:
        buyer.personIds.has(code.personId) ||
        (code.mailboxKey !== null && buyer.mailboxKeys.has(code.mailboxKey)),
      isInactive:
        code.state !== 'active' || (code.expiresAt !== null && code.expiresAt < touchedAt),
    });
  }
  return [...claims.values()];
}
