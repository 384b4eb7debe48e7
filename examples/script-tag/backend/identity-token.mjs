import { SignJWT } from 'jose';

/**
 * Says to Goodword who a signed-in customer is. Short-lived, for one program, signed with a secret
 * that only the two servers know: whoever holds it is that customer, so it is given to nobody else.
 *
 * @param {{ id: string, name: string, email: string }} customer
 * @param {{ program: string, identity: { kid: string, secret: string }, now: () => number }} shop
 * @returns {Promise<string>} a JSON Web Token, good for ten minutes
 */
export function createIdentityToken(customer, { program, identity, now }) {
  const issuedAt = Math.floor(now() / 1000);
  return new SignJWT({ name: customer.name, email: customer.email })
    .setProtectedHeader({ alg: 'HS256', kid: identity.kid, typ: 'JWT' })
    .setSubject(customer.id)
    .setAudience(program)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + 600)
    .sign(new TextEncoder().encode(identity.secret));
}
