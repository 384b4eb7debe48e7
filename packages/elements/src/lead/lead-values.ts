import type { LeadValues } from '@goodword/core';

/** A form's values by the key of their field. */
export type Answers = Readonly<Record<string, string>>;

/** Parts a form's values into what is contact and what is an answer. */
export function toLeadValues(id: string, values: Answers, contactConsent: boolean): LeadValues {
  const { email = '', name, phone, ...answers } = values;
  return {
    id,
    email,
    ...(name ? { name } : {}),
    ...(phone ? { phone } : {}),
    answers: Object.fromEntries(Object.entries(answers).filter(([, value]) => value !== '')),
    contactConsent,
  };
}
