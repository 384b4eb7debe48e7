import type { Operation } from './operation.js';
import { advocateOperations } from './operations/advocates.js';
import { auditOperations } from './operations/audit.js';
import { codeOperations } from './operations/codes.js';
import { consentOperations } from './operations/consents.js';
import { conversionOperations } from './operations/conversions.js';
import { eventOperations } from './operations/events.js';
import { handoffOperations } from './operations/handoffs.js';
import { leadOperations } from './operations/leads.js';
import { peopleOperations } from './operations/people.js';
import { programOperations } from './operations/programs.js';
import { reportOperations } from './operations/reports.js';
import { rewardOperations } from './operations/rewards.js';
import { serviceOperations } from './operations/service.js';
import { webhookOperations } from './operations/webhooks.js';

/** Every call of the wire. A test holds the list against the routes. */
export const OPERATIONS: readonly Operation[] = [
  ...programOperations,
  ...advocateOperations,
  ...codeOperations,
  ...eventOperations,
  ...consentOperations,
  ...handoffOperations,
  ...leadOperations,
  ...conversionOperations,
  ...rewardOperations,
  ...peopleOperations,
  ...reportOperations,
  ...webhookOperations,
  ...auditOperations,
  ...serviceOperations,
];
