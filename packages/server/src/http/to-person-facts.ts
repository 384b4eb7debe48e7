import type { PersonFacts } from '../records/people.js';
import { toEmailKeys } from '../rules/email-keys.js';

/** Brings what a request says of a person into the form that is compared. */
export function toPersonFacts(
  said: { email?: string | undefined; customerId?: string | undefined; name?: string | undefined },
  isVerified: boolean,
): PersonFacts {
  const { email, customerId, name } = said;
  return {
    isVerified,
    ...(email === undefined ? {} : { email: { address: email, ...toEmailKeys(email) } }),
    ...(customerId === undefined ? {} : { customerId }),
    ...(name === undefined || name.trim() === '' ? {} : { name: name.trim() }),
  };
}
