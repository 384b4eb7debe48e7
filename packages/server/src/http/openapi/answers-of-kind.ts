import { PROBLEM_STATUS, type ProblemCode } from '@goodword/protocol';
import type { Operation } from './operation.js';

/** What any call of an operation's kind may answer besides what it is for. */
export function problemsOf(operation: Operation): Map<number, ProblemCode[]> {
  const byStatus = new Map<number, Set<ProblemCode>>();
  for (const code of [...problemsOfKind(operation), ...(operation.problems ?? [])]) {
    const status = PROBLEM_STATUS[code];
    byStatus.set(status, (byStatus.get(status) ?? new Set()).add(code));
  }
  return new Map(
    [...byStatus].sort(([a], [b]) => a - b).map(([status, codes]) => [status, [...codes].sort()]),
  );
}

/** Whether calls of an operation are counted. */
export function isLimited({ access, isLimited: said }: Operation): boolean {
  return said ?? access === 'public';
}

/** Whether a call is done once for each `Idempotency-Key`. */
export function takesKey({ idempotency }: Operation): boolean {
  return idempotency === 'optional' || idempotency === 'required';
}

function problemsOfKind(operation: Operation): ProblemCode[] {
  const { access, body, idempotency, isStreamed, method, path, query } = operation;
  const codes: ProblemCode[] = ['internal', 'unavailable'];
  if (path.startsWith('/v1/')) codes.push('secret-key-in-browser');
  if (access === 'public') {
    codes.push('invalid-request', 'program-not-found');
    if (method !== 'get') codes.push('origin-not-registered');
  }
  if (access === 'secret') codes.push('unauthorized', 'program-not-found');
  if (isLimited(operation)) codes.push('rate-limited');
  if (access === 'secret' && query) codes.push('invalid-request');
  if (body) codes.push('invalid-request', 'unsupported-media-type');
  if (body && !isStreamed) codes.push('body-too-large');
  if (takesKey(operation)) {
    codes.push('invalid-request', 'body-too-large');
    codes.push('idempotency-in-flight', 'idempotency-mismatch');
  }
  if (idempotency === 'required') codes.push('idempotency-key-required');
  return codes;
}
