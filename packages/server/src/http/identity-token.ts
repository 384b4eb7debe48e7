import { emailSchema } from '@goodword/protocol/schemas';
import { errors, jwtVerify, type JWTPayload } from 'jose';
import * as z from 'zod';
import { findIdentitySecret } from '../records/keys.js';
import type { Queries } from '../storage/storage.js';
import { ProblemError } from './problem.js';

/** The longest that a token may be good for, and what clocks may differ by, in seconds. */
const LONGEST = 3600;
const TOLERANCE = 60;

const claimsSchema = z.object({
  sub: z.string().min(1).max(200),
  exp: z.number(),
  email: emailSchema.optional(),
  name: z.string().max(120).optional(),
});

/** Whom the host's server vouches for. */
export interface IdentityClaims {
  customerId: string;
  email: string | undefined;
  name: string | undefined;
}

/**
 * Checks an identity token: HS256, a known `kid`, the program as its audience, an hour at most.
 *
 * @throws ProblemError `identity-invalid`, whose detail names what is wrong
 */
export async function verifyIdentity(
  queries: Queries,
  programId: string,
  token: string,
  now: number,
): Promise<IdentityClaims> {
  const payload = await verifySignature(queries, programId, token, now);
  const claims = claimsSchema.safeParse(payload);
  if (!claims.success) {
    throw new ProblemError('identity-invalid', 'The token’s sub, email or name is malformed.');
  }
  const { sub, exp, email, name } = claims.data;
  if (exp > now / 1000 + LONGEST + TOLERANCE) {
    throw new ProblemError('identity-invalid', 'The token’s exp is more than one hour ahead.');
  }
  return { customerId: sub, email, name };
}

async function verifySignature(
  queries: Queries,
  programId: string,
  token: string,
  now: number,
): Promise<JWTPayload> {
  try {
    const { payload } = await jwtVerify(
      token,
      async ({ kid }) => {
        const secret = kid && (await findIdentitySecret(queries, programId, kid));
        if (!secret) throw new ProblemError('identity-invalid', 'The token’s kid is not known.');
        return new TextEncoder().encode(secret);
      },
      {
        // One algorithm, so that no token chooses how it is checked.
        algorithms: ['HS256'],
        audience: programId,
        requiredClaims: ['sub', 'aud', 'exp'],
        currentDate: new Date(now),
        clockTolerance: TOLERANCE,
      },
    );
    return payload;
  } catch (error) {
    if (error instanceof ProblemError) throw error;
    if (error instanceof errors.JOSEError) {
      throw new ProblemError('identity-invalid', `The token was refused: ${describe(error)}.`);
    }
    throw error;
  }
}

function describe(error: errors.JOSEError): string {
  if (error instanceof errors.JWTExpired) return 'it has expired';
  if (error instanceof errors.JWTClaimValidationFailed) return `its ${error.claim} is wrong`;
  if (error instanceof errors.JOSEAlgNotAllowed) return 'its algorithm is not HS256';
  if (error instanceof errors.JWSSignatureVerificationFailed) return 'its signature is wrong';
  return 'it is malformed';
}
