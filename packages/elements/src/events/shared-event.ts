import { GoodwordEvent } from './goodword-event.js';

/** What was shared. */
export interface SharedDetail {
  channel: string;
  /** True when it is known to have happened: native share and copy alone can tell. */
  confirmed: boolean;
  url: string;
}

/** A network was opened, native share resolved, or the link was copied. */
export class GoodwordSharedEvent extends GoodwordEvent<SharedDetail> {
  static readonly eventName = 'goodword-shared';

  constructor(detail: SharedDetail) {
    super(GoodwordSharedEvent.eventName, detail);
  }
}
