import {
  type CodeResponse,
  type EnrolResponse,
  type EventBatchResponse,
  type MeResponse,
  type ProblemCode,
  type Program,
} from '@goodword/protocol';

/**
 * Small checks of what the client acts on in an answer. The schemas stay on the server; tests hold
 * each check against its schema.
 */

/** Any JSON answer will do: the status said it all. */
export const acknowledge = (value: unknown): true | undefined => (value ? true : undefined);

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const hasTexts = (value: Fields, ...names: string[]): boolean =>
  names.every((name) => typeof value[name] === 'string');

const isWebAddress = (value: unknown): boolean =>
  typeof value === 'string' && /^https?:\/\//.test(value) && URL.canParse(value);

/** A program that a view can show. */
export function readProgram(value: unknown): Program | undefined {
  const isProgram =
    isFields(value) &&
    hasTexts(value, 'id', 'name', 'locale') &&
    isFields(value.offer) &&
    isFields(value.offer.advocate) &&
    isFields(value.offer.friend) &&
    isFields(value.consent) &&
    isFields(value.windows) &&
    isFields(value.leadForm) &&
    Array.isArray(value.leadForm.fields) &&
    Array.isArray(value.channels) &&
    isFields(value.texts) &&
    isWebAddress(value.destination);
  return isProgram ? (value as unknown as Program) : undefined;
}

/** What the server says of a code. */
export function readCode(value: unknown): CodeResponse | undefined {
  if (!isFields(value)) return undefined;
  if (value.valid === false || (value.valid === true && hasTexts(value, 'code'))) {
    return value as CodeResponse;
  }
  return undefined;
}

/** A link and its code. */
export function readEnrolment(value: unknown): EnrolResponse | undefined {
  return isFields(value) && hasTexts(value, 'code') && isWebAddress(value.url)
    ? (value as EnrolResponse)
    : undefined;
}

/** The advocate's own view. */
export function readOwnView(value: unknown): MeResponse | undefined {
  const isView =
    isFields(value) &&
    hasTexts(value, 'code') &&
    isWebAddress(value.url) &&
    isFields(value.shares) &&
    Array.isArray(value.referrals) &&
    Array.isArray(value.rewards);
  return isView ? (value as MeResponse) : undefined;
}

/** One verdict an event. */
export function readEventResults(value: unknown): EventBatchResponse['results'] | undefined {
  return isFields(value) && Array.isArray(value.results) && value.results.every(isFields)
    ? (value.results as EventBatchResponse['results'])
    : undefined;
}

/** A problem's code and words. */
export function readProblem(value: unknown): { code: ProblemCode; detail: string } | undefined {
  return isFields(value) &&
    hasTexts(value, 'code', 'detail') &&
    /^[a-z-]+$/.test(value.code as string)
    ? { code: value.code as ProblemCode, detail: value.detail as string }
    : undefined;
}
