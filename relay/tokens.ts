// Names that nobody can guess.

import { randomBytes } from 'node:crypto';

const TOKEN_BYTES = 16; // 128 bits: who has the address of a correction's status was given it

/** Whether `text` has the form of a token. Databases refuse some of what a path can hold (PostgreSQL: NUL). */
export function isToken(text: string): boolean {
  return /^[\w-]{1,64}$/.test(text);
}

/** A new token, safe in a URL. */
export function newToken(): string {
  return randomBytes(TOKEN_BYTES).toString('base64url');
}
