import type { Operation } from './operation.js';
import { advocateOperations } from './operations/advocates.js';
import { auditOperations } from './operations/audit.js';
import { codeOperations } from './operations/codes.js';
import { consentOperations } from './operations/consents.js';
import { conversionOperations } from './operations/conversions.js';
import { couponOperations } from './operations/coupons.js';
import { eventOperations } from './operations/events.js';
import { explainOperations } from './operations/explain.js';
import { handoffOperations } from './operations/handoffs.js';
import { leadOperations } from './operations/leads.js';
import { payoutOperations } from './operations/payouts.js';
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
  ...explainOperations,
  ...rewardOperations,
  ...couponOperations,
  ...payoutOperations,
  ...peopleOperations,
  ...reportOperations,
  ...webhookOperations,
  ...auditOperations,
  ...serviceOperations,
];
