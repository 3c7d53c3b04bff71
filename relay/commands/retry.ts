// `retry`: letters that were given up or put off are sent again.

import { type Retried, upkeepOf } from '../queue/upkeep';
import { CommandError, type StoreCommand } from './command';
import { readCorrectionId } from './correction-id';

const SOON = 'a relay that is running sends it within seconds';

const REFUSALS: Record<Exclude<Retried, 'queued'>, string> = {
  held: 'is on its way at this moment.',
  mailed: 'was mailed: there is nothing to send again.',
  muted: 'has no letter: its story is muted.',
  forgotten: 'was forgotten: there is nothing left to send.',
  unknown: 'is not in this database.',
};

export const retry: StoreCommand = {
  operands: ['ID|all'],
  does: 'sends a letter that was given up or put off again, or all of them',
  async run({ store, now, print }, operand) {
    const upkeep = upkeepOf(store);
    if (operand === 'all') {
      print(`${await upkeep.retryAll(now)} letters are due now; a relay that is running sends them.`);
      return;
    }
    const id = readCorrectionId(operand);
    const outcome = await upkeep.retry(id, now);
    if (outcome !== 'queued') throw new CommandError(`${id} ${REFUSALS[outcome]}`);
    print(`${id} is due now; ${SOON}.`);
  },
};
