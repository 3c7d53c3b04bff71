// Names that nobody can guess.

import { randomBytes } from 'node:crypto';

const TOKEN_BYTES = 16; // 128 bits: who has the address of a correction's status was given it

/** Whether `text` has the form of a token. Databases refuse some of what a path can hold (PostgreSQL: NUL). */
export function isToken(text: string): boolean {
  return /^[\w-]{1,64}$/.test(text);
}

/** Drawn at once for many tokens: asking the system takes longer than all else that a token needs. */
const POOL_BYTES = 256 * TOKEN_BYTES;
let pool: Buffer = Buffer.alloc(0);

/** A new token, safe in a URL. */
export function newToken(): string {
  if (pool.length === 0) pool = randomBytes(POOL_BYTES);
  const token = pool.toString('base64url', 0, TOKEN_BYTES);
  pool = pool.subarray(TOKEN_BYTES);
  return token;
}
