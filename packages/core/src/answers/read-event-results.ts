import type { EventBatchResponse } from '@goodword/protocol';
import { isFields } from './fields.js';

/** One verdict an event. */
export const readEventResults = (value: unknown): EventBatchResponse['results'] | undefined =>
  isFields(value) && Array.isArray(value.results) && value.results.every(isFields)
    ? (value.results as EventBatchResponse['results'])
    : undefined;
