import type { CodeResponse } from '@goodword/protocol';
import { hasTexts, isFields } from './fields.js';

/** What the server says of a code. */
export const readCode = (value: unknown): CodeResponse | undefined =>
  isFields(value) && (value.valid === false || (value.valid === true && hasTexts(value, 'code')))
    ? (value as CodeResponse)
    : undefined;
