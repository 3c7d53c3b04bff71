// Tokens: names that nobody can guess.

import { randomBytes } from 'node:crypto';

const TOKEN_BYTES = 16; // 128 bits: nobody can guess the address of a correction's status

/** Whether `text` has the form of a token. A path can hold text that a database refuses (PostgreSQL: NUL). */
export function isToken(text: string): boolean {
  return /^[\w-]{1,64}$/.test(text);
}

/** How many random bytes are drawn at once. Asking the system takes longer than everything else that a token needs. */
const POOL_BYTES = 256 * TOKEN_BYTES;
let pool: Buffer = Buffer.alloc(0);

/** Returns a new token, safe in a URL. */
export function newToken(): string {
  if (pool.length === 0) pool = randomBytes(POOL_BYTES);
  const token = pool.toString('base64url', 0, TOKEN_BYTES);
  pool = pool.subarray(TOKEN_BYTES);
  return token;
}
