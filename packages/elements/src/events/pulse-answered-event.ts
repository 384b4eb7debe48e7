import { GoodwordEvent } from './goodword-event.js';

/** A stored answer. */
export interface PulseAnsweredDetail {
  /** 0 to 10. */
  score: number;
  /** True for one who is invited to tell a friend. */
  promoter: boolean;
}

/** An answer to the delight question is stored. */
export class GoodwordPulseAnsweredEvent extends GoodwordEvent<PulseAnsweredDetail> {
  static readonly eventName = 'goodword-pulse-answered';

  constructor(detail: PulseAnsweredDetail) {
    super(GoodwordPulseAnsweredEvent.eventName, detail);
  }
}
