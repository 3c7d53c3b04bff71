// Random secrets that all relays on a database share. Each is generated when it is first needed.

import { randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Tables } from './schema';

/** Size of a secret in bytes: as large as the SHA-256 that it is used with. */
const SECRET_BYTES = 32;

/** Returns the secret called `name`, the same for every relay on the database. */
export async function secretNamed(name: string, database: Kysely<Tables>): Promise<Buffer> {
  await database
    .insertInto('secrets')
    .values({ name, value: randomBytes(SECRET_BYTES).toString('base64') })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute();
  const { value } = await database
    .selectFrom('secrets')
    .select('value')
    .where('name', '=', name)
    .executeTakeFirstOrThrow();
  return Buffer.from(value, 'base64');
}

/** Erases the secrets whose names begin with `prefix`, except the one called `inUse`. */
export async function eraseSecrets(prefix: string, inUse: string, database: Kysely<Tables>): Promise<void> {
  await database
    .deleteFrom('secrets')
    .where('name', 'like', `${prefix}%`)
    .where('name', '!=', inUse)
    .execute();
}
