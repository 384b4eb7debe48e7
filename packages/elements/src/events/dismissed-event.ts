import { GoodwordEvent } from './goodword-event.js';

/** How it was closed. */
export interface DismissedDetail {
  reason: 'close-button' | 'escape-key' | 'backdrop';
}

/** The person closed the element. */
export class GoodwordDismissedEvent extends GoodwordEvent<DismissedDetail> {
  static readonly eventName = 'goodword-dismissed';

  constructor(detail: DismissedDetail) {
    super(GoodwordDismissedEvent.eventName, detail);
  }
}
