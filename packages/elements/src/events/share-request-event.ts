import { GoodwordEvent } from './goodword-event.js';

/** What is about to be shared. */
export interface ShareRequestDetail {
  /** The channel's name, as in `whatsapp`. */
  channel: string;
  /** The message, with its disclosure. */
  text: string;
  /** The link that will be shared. */
  url: string;
}

/** A share is about to be opened; `preventDefault()` leaves it to the host. */
export class GoodwordShareRequestEvent extends GoodwordEvent<ShareRequestDetail> {
  static readonly eventName = 'goodword-share-request';

  constructor(detail: ShareRequestDetail) {
    super(GoodwordShareRequestEvent.eventName, detail, true);
  }
}
