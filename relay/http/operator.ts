// Whether a request comes from the operator.

import { createHash, timingSafeEqual } from 'node:crypto';

/** Nothing where the request does not say that it is the operator's. */
export function isOperator(
  authorization: string | undefined,
  operatorToken: string | undefined,
): boolean | undefined {
  if (authorization === undefined) return undefined;
  const token = /^Bearer +(\S+) *$/i.exec(authorization)?.[1]; // the scheme in any case (RFC 9110, section 11.1)
  if (token === undefined || operatorToken === undefined) return false;
  return timingSafeEqual(fingerprint(token), fingerprint(operatorToken)); // of one length, whatever was sent
}

/** What a refused client is told of how to ask (RFC 6750, section 3). */
export const CHALLENGE = { 'WWW-Authenticate': 'Bearer realm="Corrigenda relay"' };

function fingerprint(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
