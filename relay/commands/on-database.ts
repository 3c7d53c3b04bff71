// Opens the database for a command, and closes it behind it.

import { loadConfig } from '../config/config';
import { cannotOpen } from '../store/cannot-open';
import { visitStore } from '../store/store';
import type { Command, StoreCommand } from './command';

/** `command` on the database that the configuration names. */
export function onDatabase(command: StoreCommand): Command {
  return {
    ...command,
    async run({ file, env, print }, [operand = '']) {
      const { database } = loadConfig(file, env);
      const store = await visitStore(database).catch((error: unknown) => {
        throw cannotOpen(database, error);
      });
      try {
        await command.run({ store, now: Date.now(), print }, operand);
      } finally {
        await store.close();
      }
    },
  };
}
