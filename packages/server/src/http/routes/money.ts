import type { Hono } from 'hono';
import type { HttpEnv, Services } from '../services.js';
import { addCharityRoute } from './charities.js';
import { addCodeRecordRoutes } from './code-records.js';
import { addCouponRoutes } from './coupons.js';
import { addExplainRoutes } from './explain.js';
import { addLeadVerificationRoute } from './lead-verification.js';
import { addPayoutRoutes } from './payouts.js';

/** What is earned and paid, beside the rewards themselves, and why. */
export function addMoneyRoutes(app: Hono<HttpEnv>, services: Services): void {
  addCodeRecordRoutes(app, services);
  addCouponRoutes(app, services);
  addPayoutRoutes(app, services);
  addCharityRoute(app, services);
  addLeadVerificationRoute(app, services);
  addExplainRoutes(app, services);
}
