import type { GoodwordClaimedEvent } from './claimed-event.js';
import type { GoodwordConsentChangedEvent } from './consent-changed-event.js';
import type { GoodwordDismissedEvent } from './dismissed-event.js';
import type { GoodwordEnrolledEvent } from './enrolled-event.js';
import type { GoodwordErrorEvent } from './error-event.js';
import type { GoodwordLeadRequestEvent } from './lead-request-event.js';
import type { GoodwordLeadSentEvent } from './lead-sent-event.js';
import type { GoodwordOpenedEvent } from './opened-event.js';
import type { GoodwordPulseAnsweredEvent } from './pulse-answered-event.js';
import type { GoodwordReadyEvent } from './ready-event.js';
import type { GoodwordShareRequestEvent } from './share-request-event.js';
import type { GoodwordSharedEvent } from './shared-event.js';

/** Every event that an element dispatches, by name. All bubble and cross shadow roots. */
export interface GoodwordEventMap {
  'goodword-ready': GoodwordReadyEvent;
  'goodword-share-request': GoodwordShareRequestEvent;
  'goodword-shared': GoodwordSharedEvent;
  'goodword-enrolled': GoodwordEnrolledEvent;
  'goodword-lead-request': GoodwordLeadRequestEvent;
  'goodword-lead-sent': GoodwordLeadSentEvent;
  'goodword-claimed': GoodwordClaimedEvent;
  'goodword-pulse-answered': GoodwordPulseAnsweredEvent;
  'goodword-consent-changed': GoodwordConsentChangedEvent;
  'goodword-opened': GoodwordOpenedEvent;
  'goodword-dismissed': GoodwordDismissedEvent;
  'goodword-error': GoodwordErrorEvent;
}

declare global {
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- a merge into the DOM's own map
  interface HTMLElementEventMap extends GoodwordEventMap {}
}
