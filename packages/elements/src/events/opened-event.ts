import { GoodwordEvent } from './goodword-event.js';

/** What opened it. */
export interface OpenedDetail {
  /** `call` is the page's own `show()` or `suggest()`. */
  reason: 'button' | 'call' | 'delay' | 'scroll';
}

/** The launcher's dialog was opened. A host that wants it rarer than once a page notes the time. */
export class GoodwordOpenedEvent extends GoodwordEvent<OpenedDetail> {
  static readonly eventName = 'goodword-opened';

  constructor(detail: OpenedDetail) {
    super(GoodwordOpenedEvent.eventName, detail);
  }
}
