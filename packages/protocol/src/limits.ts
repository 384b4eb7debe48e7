/** Events in one batch, at most. */
export const EVENT_BATCH_LIMIT = 50;
