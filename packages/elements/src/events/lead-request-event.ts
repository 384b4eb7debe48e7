import type { LeadValues } from '@goodword/core';

/** A lead is about to be sent; `preventDefault()` leaves it to the host. */
export class GoodwordLeadRequestEvent extends CustomEvent<LeadValues> {
  static readonly eventName = 'goodword-lead-request';

  constructor(detail: LeadValues) {
    super(GoodwordLeadRequestEvent.eventName, {
      bubbles: true,
      composed: true,
      cancelable: true,
      detail,
    });
  }
}
