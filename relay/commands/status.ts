// `status`: the queue, and the letters with which something went wrong.

import { type Overview, type Trouble, upkeepOf } from '../queue/upkeep';
import type { StoreCommand } from './command';

/** More is not read; `retry all` has them all sent again. */
const MOST_SHOWN = 50;

export const status: StoreCommand = {
  operands: [],
  does: 'how many letters wait, were mailed and were given up, and why',
  async run({ store, print }) {
    const upkeep = upkeepOf(store);
    const { waiting, nextAt, held, mailed, undeliverable, ...rest } = await upkeep.overview();
    const next = nextAt === undefined ? '' : `, the next from ${moment(nextAt)}`;
    print(
      `${waiting} waiting${next}; ${held} on their way; ${mailed} mailed; ${undeliverable} undeliverable` +
        without(rest),
    );
    const lists = [
      ['Undeliverable', await upkeep.troubles('undeliverable', MOST_SHOWN)],
      ['Put off', await upkeep.troubles('received', MOST_SHOWN)],
    ] as const;
    for (const [title, troubles] of lists) {
      if (troubles.length === 0) continue;
      print(`\n${title}${troubles.length === MOST_SHOWN ? `, the oldest ${MOST_SHOWN}` : ''}:`);
      for (const trouble of troubles) print(lineOf(trouble));
    }
  },
};

/** Corrections that have no letter of their own. */
function without({ gathered, merged, muted }: Pick<Overview, 'gathered' | 'merged' | 'muted'>): string {
  return [
    gathered > 0 && `; ${gathered} gathered for a letter with others`,
    merged > 0 && `; ${merged} merged into others`,
    muted > 0 && `; ${muted} muted`,
  ]
    .filter(Boolean)
    .join('');
}

function lineOf({ id, site, state, attempts, last_error, due_at, received_at }: Trouble): string {
  const next = state === 'received' ? `, next at ${moment(due_at)}` : '';
  return `  ${id}  ${site}, received ${moment(received_at)}, attempts: ${attempts}${next}: ${last_error}`;
}

function moment(time: number): string {
  return new Date(time).toISOString().replace(/\.\d+Z$/, 'Z');
}
