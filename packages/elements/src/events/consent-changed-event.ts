import type { ConsentState } from '@goodword/core';
import { GoodwordEvent } from './goodword-event.js';

/** A choice about consent was made or changed. */
export class GoodwordConsentChangedEvent extends GoodwordEvent<ConsentState> {
  static readonly eventName = 'goodword-consent-changed';

  constructor(detail: ConsentState) {
    super(GoodwordConsentChangedEvent.eventName, detail);
  }
}
