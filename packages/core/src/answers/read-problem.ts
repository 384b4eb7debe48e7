import type { ProblemCode } from '@goodword/protocol';
import { hasTexts, isFields } from './fields.js';

/** A problem's code and words. */
export const readProblem = (value: unknown): { code: ProblemCode; detail: string } | undefined =>
  isFields(value) && hasTexts(value, 'code', 'detail') && /^[a-z-]+$/.test(value.code as string)
    ? (value as { code: ProblemCode; detail: string })
    : undefined;
