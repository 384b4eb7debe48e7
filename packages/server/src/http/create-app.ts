import { Hono } from 'hono';
import { methodNotAllowed } from 'hono/method-not-allowed';
import { StorageUnavailableError } from '../storage/storage.js';
import { observeCalls } from './observe-calls.js';
import { ProblemError, sendProblem } from './problem.js';
import { addAdvocateRoutes } from './routes/advocates.js';
import { addAuditRoute } from './routes/audit.js';
import { addCodeRoutes } from './routes/codes.js';
import { addConsentReceiptRoutes } from './routes/consent-receipts.js';
import { addConsentRoute } from './routes/consents.js';
import { addConversionReviewRoute } from './routes/conversion-reviews.js';
import { addConversionRoutes } from './routes/conversions.js';
import { addEventRoutes } from './routes/events.js';
import { addHandoffRoutes } from './routes/handoffs.js';
import { addHealthRoute } from './routes/health.js';
import { addHomeRoutes } from './routes/home.js';
import { addLeadFormRoute } from './routes/lead-form.js';
import { addLeadRoutes } from './routes/leads.js';
import { addLeaderboardRoute } from './routes/leaderboard.js';
import { addLedgerRoute } from './routes/ledger.js';
import { addLoginRoutes } from './routes/logins.js';
import { addMeRoute } from './routes/me.js';
import { addOpenApiRoute } from './routes/openapi.js';
import { addOperationRoutes } from './routes/operation.js';
import { addMoneyRoutes } from './routes/money.js';
import { addOrderRoute } from './routes/orders.js';
import { addPeopleRoutes } from './routes/people.js';
import { addPreflightRoute } from './routes/preflight.js';
import { addProgramRoutes } from './routes/programs.js';
import { addRedirectRoute } from './routes/redirect.js';
import { addReportRoutes } from './routes/reports.js';
import { addReversalRoute } from './routes/reversals.js';
import { addRewardRoutes } from './routes/rewards.js';
import { addScriptRoutes, type ScriptFiles } from './routes/scripts.js';
import { addStageRoute } from './routes/stages.js';
import { addWebhookDeliveryRoutes } from './routes/webhook-deliveries.js';
import { addWebhookRoutes } from './routes/webhooks.js';
import { addWellKnownRoutes } from './routes/well-known.js';
import { refuseKeysFromBrowsers } from './secret-call.js';
import { securityHeaders } from './security-headers.js';
import type { HttpEnv, Services } from './services.js';

/** Puts the edges and the routes together. */
export function createApp(services: Services, scripts?: ScriptFiles): Hono<HttpEnv> {
  const app = new Hono<HttpEnv>();

  app.onError((error, c) => {
    if (error instanceof ProblemError) return sendProblem(c, error);
    if (error instanceof StorageUnavailableError) {
      services.log({ event: 'storage-unavailable' });
      return sendProblem(c, { code: 'unavailable', message: error.message, errors: undefined });
    }
    // The name alone: a message may quote what somebody sent.
    services.log({ event: 'error', name: error.name, path: c.req.routePath });
    const message = 'The server failed. Trying again may help.';
    return sendProblem(c, { code: 'internal', message, errors: undefined });
  });
  app.notFound((c) => {
    const message = 'There is nothing at this address.';
    return sendProblem(c, { code: 'not-found', message, errors: undefined });
  });

  app.use(observeCalls(services));
  app.use(securityHeaders());
  addPreflightRoute(app, services);
  app.use(
    methodNotAllowed({
      app,
      onMethodNotAllowed(c, methods) {
        c.header('Allow', methods.filter((method) => method !== 'OPTIONS').join(', '));
        const message = `${c.req.method} is not for this address.`;
        return sendProblem(c, { code: 'method-not-allowed', message, errors: undefined });
      },
    }),
  );
  app.use('/v1/*', refuseKeysFromBrowsers(services));
  addWellKnownRoutes(app);
  addOpenApiRoute(app, services);
  addHealthRoute(app, services);
  addProgramRoutes(app, services);
  addCodeRoutes(app, services);
  addAdvocateRoutes(app, services);
  addMeRoute(app, services);
  addLoginRoutes(app, services);
  addLeaderboardRoute(app, services);
  addEventRoutes(app, services);
  addLeadFormRoute(app, services);
  addOrderRoute(app, services);
  addHandoffRoutes(app, services);
  addConsentRoute(app, services);
  addConsentReceiptRoutes(app, services);
  addConversionRoutes(app, services);
  addConversionReviewRoute(app, services);
  addReversalRoute(app, services);
  addLeadRoutes(app, services);
  addStageRoute(app, services);
  addRewardRoutes(app, services);
  addMoneyRoutes(app, services);
  addLedgerRoute(app, services);
  addPeopleRoutes(app, services);
  addOperationRoutes(app, services);
  addReportRoutes(app, services);
  addAuditRoute(app, services);
  addWebhookRoutes(app, services);
  addWebhookDeliveryRoutes(app, services);
  addRedirectRoute(app, services);
  addHomeRoutes(app, services);
  if (scripts) addScriptRoutes(app, scripts, services.origin);
  return app;
}
