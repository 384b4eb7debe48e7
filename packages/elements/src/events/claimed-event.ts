import { GoodwordEvent } from './goodword-event.js';

/** The accepted code. */
export interface ClaimedDetail {
  code: string;
}

/** A typed code was accepted. */
export class GoodwordClaimedEvent extends GoodwordEvent<ClaimedDetail> {
  static readonly eventName = 'goodword-claimed';

  constructor(detail: ClaimedDetail) {
    super(GoodwordClaimedEvent.eventName, detail);
  }
}
