// Names that nobody can guess.

import { randomBytes } from 'node:crypto';

const TOKEN_BYTES = 16; // 128 bits: who has the address of a correction's status was given it

/** A new token, safe in a URL. */
export function newToken(): string {
  return randomBytes(TOKEN_BYTES).toString('base64url');
}
