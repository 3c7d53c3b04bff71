// Keyed fingerprints of addresses. They show whether two requests came from the same client. The next day the secret that makes them is
// erased, and they show nothing.

import { createHmac } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Tables } from '../store/schema';
import { eraseSecrets, secretNamed } from '../store/secrets';

const DAY_MS = 86_400_000;

/** Returns the fingerprint of `key`, in base64url. */
export type Fingerprint = (key: string) => Promise<string>;

/**
 * Returns a function that makes fingerprints with a secret that changes every day.
 *
 * @param purpose the prefix of the secrets' names: the same key has different fingerprints for different purposes.
 */
export function dailyFingerprints(purpose: string, database: Kysely<Tables>, now: () => number): Fingerprint {
  const prefix = `${purpose}-`;
  let day: number | undefined;
  let secret: Promise<Buffer> | undefined;

  async function secretOf(name: string): Promise<Buffer> {
    await eraseSecrets(prefix, name, database);
    return secretNamed(name, database);
  }

  return async (key) => {
    const today = Math.floor(now() / DAY_MS);
    if (secret === undefined || day !== today) {
      day = today;
      secret = secretOf(`${prefix}${today}`);
      secret.catch(() => {
        secret = undefined; // the next request tries again
      });
    }
    return createHmac('sha256', await secret)
      .update(key)
      .digest('base64url');
  };
}
