import type { LeadDefinition, Qualification, Reason } from '@goodword/protocol';
import { isDisposable } from './disposable.js';

/** What of a lead is judged. */
export interface LeadFacts {
  email: string;
  answers: Readonly<Record<string, string>>;
}

/** Judges a lead by the program's definition; every rule that fired is among the reasons. */
export function qualify(lead: LeadFacts, definition: LeadDefinition): Qualification {
  const answerTo = (key: string) =>
    Object.hasOwn(lead.answers, key) ? (lead.answers[key] ?? '').trim() : '';
  const missing: Reason[] = definition.requiredAnswers
    .filter((key) => answerTo(key) === '')
    .map((key) => ({ code: 'answer-missing', text: `“${key}” was not answered.` }));
  const fired = definition.scoring.filter((rule) => rule.values.includes(answerTo(rule.answer)));
  const score = fired.reduce((sum, rule) => sum + rule.points, 0);
  const scored: Reason[] = fired.map((rule) => ({
    code: 'scored',
    text: `“${rule.answer}” was answered “${answerTo(rule.answer)}”: ${rule.points} points.`,
  }));
  const isEnough = score >= definition.qualifiedFrom;
  const verdict: Reason = {
    code: isEnough ? 'score-reached' : 'score-too-low',
    text: `${score} of ${definition.qualifiedFrom} points needed.`,
  };
  const suspicion: Reason[] =
    definition.reviewDisposable && isDisposable(lead.email)
      ? [{ code: 'disposable-address', text: 'The address is of a provider of throw-away mail.' }]
      : [];
  return {
    outcome: decideOutcome(missing.length === 0 && isEnough, suspicion.length > 0),
    score,
    reasons: [...missing, ...scored, verdict, ...suspicion],
    definitionVersion: definition.version,
  };
}

/** A suspicion holds a lead that would qualify; one that does not needs no reviewer. */
function decideOutcome(isGood: boolean, isSuspect: boolean): Qualification['outcome'] {
  if (!isGood) return 'unqualified';
  return isSuspect ? 'review' : 'qualified';
}
