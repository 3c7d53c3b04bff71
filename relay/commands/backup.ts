// `backup`: a copy of the database, while the relay is running.

import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { CommandError, type StoreCommand } from './command';

export const backup: StoreCommand = {
  operands: ['FILE'],
  does: 'copies the SQLite database to a new file, also while the relay is running',
  async run({ store, print }, operand) {
    const file = resolve(operand);
    if (store.copyTo === undefined)
      throw new CommandError(
        'This copies SQLite alone. PostgreSQL has a program for it: pg_dump --format=custom.',
      );
    if (existsSync(file)) throw new CommandError(`${file} exists already; name a new file.`);
    try {
      await store.copyTo(file);
    } catch (error) {
      throw new CommandError(`${file} cannot be written: ${error instanceof Error ? error.message : error}`);
    }
    print(`Copied to ${file}. It holds readers’ addresses, and what links to answer by are signed with.`);
  },
};
