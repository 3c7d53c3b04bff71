// Keyed fingerprints of addresses. They tell that two requests came from one client, and from the next day on nothing more:
// the secret that they were made with is gone then.

import { createHmac } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Tables } from '../store/schema';
import { eraseSecrets, secretNamed } from '../store/secrets';

const DAY_MS = 86_400_000;

/** The fingerprint of `key`, in base64url. */
export type Fingerprint = (key: string) => Promise<string>;

/** @param purpose names the secrets in the database: fingerprints of two purposes have nothing in common. */
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
        secret = undefined; // the next request asks for it again
      });
    }
    return createHmac('sha256', await secret)
      .update(key)
      .digest('base64url');
  };
}
