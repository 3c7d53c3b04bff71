// `forget`: who wrote a correction, and what, is erased.

import { upkeepOf } from '../queue/upkeep';
import { CommandError, type StoreCommand } from './command';
import { readCorrectionId } from './correction-id';

export const forget: StoreCommand = {
  operands: ['ID'],
  does: 'erases the name and address of a correction’s reader and all that he wrote',
  async run({ store, now, print }, operand) {
    const id = readCorrectionId(operand);
    const before = await upkeepOf(store).forget(id, now);
    if (before === undefined) throw new CommandError(`${id} is not in this database.`);
    await store.purge();
    print(
      `${id} is forgotten here, and will not be mailed. Copies of the database that were made before have it still.`,
    );
    if (before.state === 'mailed') print('It had been mailed: it is in its editors’ mailboxes.');
    else if (before.holder !== null) print('Its letter was on its way: it may reach its editors’ mailboxes.');
  },
};
