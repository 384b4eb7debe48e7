/** An element shows its content for the first time. */
export class GoodwordReadyEvent extends CustomEvent<null> {
  static readonly eventName = 'goodword-ready';

  constructor() {
    super(GoodwordReadyEvent.eventName, { bubbles: true, composed: true });
  }
}
