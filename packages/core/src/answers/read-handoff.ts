import type { HandoffRedeemed, HandoffResponse } from '@goodword/protocol';
import { hasTexts, isFields } from './fields.js';

/** A token that stands for evidence. */
export const readHandoff = (value: unknown): HandoffResponse | undefined =>
  isFields(value) && hasTexts(value, 'token') ? (value as unknown as HandoffResponse) : undefined;

/** The evidence that a token stood for. */
export const readRedeemed = (value: unknown): HandoffRedeemed['evidence'] | undefined =>
  isFields(value) && isFields(value.evidence)
    ? (value.evidence as HandoffRedeemed['evidence'])
    : undefined;
