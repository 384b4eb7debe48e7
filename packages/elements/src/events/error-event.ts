import type { ErrorCode } from '@goodword/protocol';
import { GoodwordEvent } from './goodword-event.js';

/** What failed, for the host to act on. */
export interface ErrorDetail {
  code: ErrorCode;
  /** True when trying again may help. */
  retriable: boolean;
}

/** Something failed and the element says so. */
export class GoodwordErrorEvent extends GoodwordEvent<ErrorDetail> {
  static readonly eventName = 'goodword-error';

  constructor(detail: ErrorDetail) {
    super(GoodwordErrorEvent.eventName, detail);
  }
}
