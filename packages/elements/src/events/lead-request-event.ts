import type { LeadValues } from '@goodword/core';
import { GoodwordEvent } from './goodword-event.js';

/** A lead is about to be sent; `preventDefault()` leaves it to the host. */
export class GoodwordLeadRequestEvent extends GoodwordEvent<LeadValues> {
  static readonly eventName = 'goodword-lead-request';

  constructor(detail: LeadValues) {
    super(GoodwordLeadRequestEvent.eventName, detail, true);
  }
}
