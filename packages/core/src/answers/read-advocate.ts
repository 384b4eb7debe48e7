import type { EnrolResponse, MeResponse } from '@goodword/protocol';
import { hasTexts, isFields, isWebAddress, type Fields } from './fields.js';

const hasLink = (value: unknown): value is Fields =>
  isFields(value) && hasTexts(value, 'code') && isWebAddress(value.url);

/** A link and its code. */
export const readEnrolment = (value: unknown): EnrolResponse | undefined =>
  hasLink(value) ? (value as EnrolResponse) : undefined;

/** The advocate's own view. */
export const readOwnView = (value: unknown): MeResponse | undefined =>
  hasLink(value) &&
  isFields(value.shares) &&
  Array.isArray(value.referrals) &&
  Array.isArray(value.rewards)
    ? (value as MeResponse)
    : undefined;
