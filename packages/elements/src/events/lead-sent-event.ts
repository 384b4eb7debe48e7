import { GoodwordEvent } from './goodword-event.js';

/** The stored lead. */
export interface LeadSentDetail {
  /** The lead's id, `led_…`: give it to your own records. */
  leadId: string;
}

/** A lead is stored. */
export class GoodwordLeadSentEvent extends GoodwordEvent<LeadSentDetail> {
  static readonly eventName = 'goodword-lead-sent';

  constructor(detail: LeadSentDetail) {
    super(GoodwordLeadSentEvent.eventName, detail);
  }
}
