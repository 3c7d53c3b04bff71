// What the relay asks of a database, whichever engine it is on.

import type { Kysely } from 'kysely';
import type { Tables } from './schema';

export interface Store {
  readonly database: Kysely<Tables>;
  /** Whether other relays may work on it at the same time. */
  readonly isShared: boolean;
  /** Copies it, as it is at one moment, to a file that does not exist yet; absent where the engine's own programs do that. */
  copyTo?(file: string): Promise<void>;
  /** Has what was erased leave the database's own files too, as far as the engine does that. */
  purge(): Promise<void>;
  close(): Promise<void>;
}
