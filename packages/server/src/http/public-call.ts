import type { Context, MiddlewareHandler } from 'hono';
import { PROGRAM_ID_PATTERN } from '@goodword/protocol';
import { openToOrigin } from './cross-origin.js';
import { limitCall } from './limit-calls.js';
import type { VolumeName } from './limiter.js';
import { ProblemError } from './problem.js';
import type { HttpEnv, Services } from './services.js';

/**
 * The edge of a public call: which program, from which page, how often. The origin is decided
 * before the body is read.
 */
export function publicCall(services: Services, limit: VolumeName): MiddlewareHandler<HttpEnv> {
  return async function openPublicCall(c, next) {
    const programId = programOf(c);
    const isRegistered = await openToOrigin(c, services, programId);
    limitCall(c, services, limit);
    const program = await services.configuration.program(programId);
    if (!program) {
      throw new ProblemError('program-not-found', `There is no program “${programId}”.`);
    }
    if (!isRegistered && c.req.method === 'POST') {
      throw new ProblemError(
        'origin-not-registered',
        `${c.req.header('origin') ?? ''} is not a registered origin of “${programId}”.`,
      );
    }
    c.set('program', program);
    c.set('programId', programId);
    await next();
  };
}

/** The program that a public call names: in its path, else in its query. */
export function programOf(c: Context<HttpEnv>): string {
  const named = c.req.param('program') ?? c.req.query('program');
  if (named === undefined) {
    throw new ProblemError('invalid-request', 'Expected ?program= in the address.');
  }
  if (!PROGRAM_ID_PATTERN.test(named)) {
    throw new ProblemError('program-not-found', 'This is not a program’s id.');
  }
  return named;
}
