import { GoodwordEvent } from './goodword-event.js';

/** The advocate's own code and link. */
export interface EnrolledDetail {
  code: string;
  url: string;
}

/** The advocate's link is there. */
export class GoodwordEnrolledEvent extends GoodwordEvent<EnrolledDetail> {
  static readonly eventName = 'goodword-enrolled';

  constructor(detail: EnrolledDetail) {
    super(GoodwordEnrolledEvent.eventName, detail);
  }
}
