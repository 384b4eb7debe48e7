import { GoodwordEvent } from './goodword-event.js';

/** An element shows its content for the first time. */
export class GoodwordReadyEvent extends GoodwordEvent<null> {
  static readonly eventName = 'goodword-ready';

  constructor() {
    super(GoodwordReadyEvent.eventName, null);
  }
}
