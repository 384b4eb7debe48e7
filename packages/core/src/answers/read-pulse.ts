import { hasTexts, isFields } from './fields.js';

/** What the server makes of an answer to the delight question. */
export const readPulse = (value: unknown): { promoter: boolean } | undefined =>
  isFields(value) && hasTexts(value, 'id') ? { promoter: value.promoter === true } : undefined;
