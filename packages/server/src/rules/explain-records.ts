import type { Decision } from '@goodword/protocol';

/** A code, in a sentence. @param now milliseconds since 1970 */
export function explainCode(
  { code, state, expiresAt }: { code: string; state: string; expiresAt: number | null },
  now: number,
): string {
  if (state === 'paused') return `The code ${code} is paused: while it is, it earns nothing.`;
  if (state === 'revoked') return `The code ${code} was revoked: it earns nothing any more.`;
  if (state === 'used-up') return `The code ${code} was used as often as it may be.`;
  if (expiresAt === null) return `The code ${code} is good.`;
  const day = new Date(expiresAt).toISOString().slice(0, 10);
  return expiresAt <= now
    ? `The code ${code} expired on ${day}: links that were followed later earn nothing.`
    : `The code ${code} is good until ${day}.`;
}

/** A lead, in sentences. */
export function explainLead({
  receivedAt,
  stage,
  outcome,
  attribution,
  isVerified,
}: {
  receivedAt: number;
  stage: string;
  outcome: string;
  attribution: Decision;
  isVerified: boolean;
}): string[] {
  const { winner, reasons } = attribution;
  const day = new Date(receivedAt).toISOString().slice(0, 10);
  const why = reasons.map(({ text }) => text).join(' ');
  return [
    `A lead came on ${day}; it is ${outcome} by the definition and stands at “${stage}”.`,
    winner ? `It names the code ${winner.code}.` : `It is nobody’s referral. ${why}`,
    ...(winner && !isVerified
      ? ['The friend has not confirmed it: until then it earns nothing by itself.']
      : []),
  ];
}
