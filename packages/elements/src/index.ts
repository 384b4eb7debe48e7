/** The elements as classes: nothing is defined by importing them. */
export { GoodwordClaim } from './claim/claim.js';
export { GoodwordConsent } from './consent/consent.js';
export { GoodwordLead } from './lead/lead.js';
export { GoodwordLink } from './link/link.js';
export { GoodwordLauncher } from './launcher/launcher.js';
export { GoodwordLeaderboard } from './leaderboard/leaderboard.js';
export { GoodwordProgram } from './program/program.js';
export { GoodwordProgress } from './progress/progress.js';
export { GoodwordPulse } from './pulse/pulse.js';
export { GoodwordQr } from './qr/qr.js';
export { GoodwordRefer } from './refer/refer.js';
export { GoodwordReferrals } from './referrals/referrals.js';
export { GoodwordShare } from './share/share.js';
export { GoodwordWelcome } from './welcome/welcome.js';
export { setDefaultClient } from './internal/default-client.js';
export { LOCALES, type Locale } from './locales/load-texts.js';
export type { Message, PluralForms, TextKey, Texts } from './locales/texts.js';
export type { GoodwordEventMap } from './events/event-map.js';
export { GoodwordClaimedEvent, type ClaimedDetail } from './events/claimed-event.js';
export { GoodwordConsentChangedEvent } from './events/consent-changed-event.js';
export { GoodwordDismissedEvent, type DismissedDetail } from './events/dismissed-event.js';
export { GoodwordEnrolledEvent, type EnrolledDetail } from './events/enrolled-event.js';
export { GoodwordErrorEvent, type ErrorDetail } from './events/error-event.js';
export { GoodwordLeadRequestEvent } from './events/lead-request-event.js';
export { GoodwordLeadSentEvent, type LeadSentDetail } from './events/lead-sent-event.js';
export { GoodwordOpenedEvent, type OpenedDetail } from './events/opened-event.js';
export {
  GoodwordPulseAnsweredEvent,
  type PulseAnsweredDetail,
} from './events/pulse-answered-event.js';
export { GoodwordReadyEvent } from './events/ready-event.js';
export {
  GoodwordShareRequestEvent,
  type ShareRequestDetail,
} from './events/share-request-event.js';
export { GoodwordSharedEvent, type SharedDetail } from './events/shared-event.js';
