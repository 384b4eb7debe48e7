import type { ErrorCode } from '@goodword/protocol';

/** What failed, for the host to act on. */
export interface ErrorDetail {
  code: ErrorCode;
  /** True when trying again may help. */
  retriable: boolean;
}

/** Something failed and the element says so. */
export class GoodwordErrorEvent extends CustomEvent<ErrorDetail> {
  static readonly eventName = 'goodword-error';

  constructor(detail: ErrorDetail) {
    super(GoodwordErrorEvent.eventName, { bubbles: true, composed: true, detail });
  }
}
