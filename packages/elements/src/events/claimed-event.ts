/** The accepted code. */
export interface ClaimedDetail {
  code: string;
}

/** A typed code was accepted. */
export class GoodwordClaimedEvent extends CustomEvent<ClaimedDetail> {
  static readonly eventName = 'goodword-claimed';

  constructor(detail: ClaimedDetail) {
    super(GoodwordClaimedEvent.eventName, { bubbles: true, composed: true, detail });
  }
}
