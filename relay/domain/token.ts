// Tokens: random identifiers that nobody can guess.

import { randomBytes } from 'node:crypto';

/** Size of a token in bytes: with 128 bits, nobody can guess the address of a correction's status. */
const TOKEN_BYTES = 16;

/** Whether `text` has the form of a token. A path may contain text that a database refuses (PostgreSQL: NUL). */
export function isToken(text: string): boolean {
  return /^[\w-]{1,64}$/.test(text);
}

/** Number of random bytes that are generated at once: the system call takes longer than the rest of making a token. */
const POOL_BYTES = 256 * TOKEN_BYTES;
let pool: Buffer = Buffer.alloc(0);

/** Returns a new token, safe in a URL. */
export function newToken(): string {
  if (pool.length === 0) pool = randomBytes(POOL_BYTES);
  const token = pool.toString('base64url', 0, TOKEN_BYTES);
  pool = pool.subarray(TOKEN_BYTES);
  return token;
}
