import type { ConsentState } from '@goodword/core';

/** A choice about consent was made or changed. */
export class GoodwordConsentChangedEvent extends CustomEvent<ConsentState> {
  static readonly eventName = 'goodword-consent-changed';

  constructor(detail: ConsentState) {
    super(GoodwordConsentChangedEvent.eventName, { bubbles: true, composed: true, detail });
  }
}
