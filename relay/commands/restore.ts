// `restore`: puts a copy of the SQLite database back.

import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { loadConfig } from '../config/config';
import { adminOf } from '../queue/admin';
import { CopyError, restoreSqlite } from '../store/restore';
import { cannotOpen, visitStore } from '../store/store';
import { type Command, CommandError } from './command';

export const restore: Command = {
  operands: ['FILE'],
  description: 'puts a copy of the SQLite database back, while no relay runs',
  async run({ file, env, print }, [operand = '']) {
    const { database } = loadConfig(file, env);
    if (!('file' in database))
      throw new CommandError('This command puts back SQLite only. For PostgreSQL, use pg_restore.');
    const copy = resolve(operand);
    if (!existsSync(copy)) throw new CommandError(`${copy} does not exist.`);
    const { replaced, isOlder } = await restoreSqlite(database.file, copy).catch((error: unknown) => {
      if (error instanceof CopyError) throw new CommandError(`${copy} cannot be put back: ${error.message}.`);
      throw cannotOpen(database, error);
    });
    print(`${database.file} is now the copy ${copy}.`);
    if (replaced !== undefined)
      print(
        `The database that was there is ${replaced}. It has readers’ addresses: delete it when you no longer need it.`,
      );
    if (isOlder) print('It is of an older version: the relay upgrades it when it starts.');
    else print(await whatIsMailed(database));
  },
};

async function whatIsMailed(database: { readonly file: string }): Promise<string> {
  const store = await visitStore(database);
  try {
    const { waiting, collected } = await adminOf(store).overview();
    if (waiting + collected === 0)
      return 'No letter was waiting when the copy was made, so nothing is mailed again.';
    return (
      `When the relay starts, it mails the letters that were waiting when the copy was made, ${waiting + collected === 1 ? '1 correction' : `${waiting + collected} corrections`}. ` +
      'Those that were mailed since then are mailed again, with the same Message-ID.'
    );
  } finally {
    await store.close();
  }
}
