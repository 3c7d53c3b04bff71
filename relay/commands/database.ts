// The commands on the database: `status`, `retry`, `backup` and `renew-links`. A relay can run at the same time.

import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { factsOf } from '../domain/mail-cause';
import { adminOf, type FailedLetter, type Overview, type Retried } from '../queue/admin';
import { verdictsIn } from '../queue/verdicts';
import { CommandError } from './command';
import { moment, onDatabase, readCorrectionId } from './on-database';

export const status = onDatabase(
  { operands: [], description: 'shows how many letters wait, were mailed or failed, and why' },
  async ({ store, print }) => {
    const admin = adminOf(store);
    const { waiting, nextAt, held, mailed, undeliverable, ...rest } = await admin.overview();
    const next = nextAt === undefined ? '' : `, the next from ${moment(nextAt)}`;
    print(
      `${waiting} waiting${next}; ${held} being sent; ${mailed} mailed; ${undeliverable} undeliverable` +
        withoutLetter(rest),
    );
    const lists = [
      ['Undeliverable', await admin.failedLetters('undeliverable', MAX_SHOWN)],
      ['Waiting for another attempt', await admin.failedLetters('received', MAX_SHOWN)],
    ] as const;
    for (const [title, troubles] of lists) {
      if (troubles.length === 0) continue;
      print(`\n${title}${troubles.length === MAX_SHOWN ? `, the oldest ${MAX_SHOWN}` : ''}:`);
      for (const trouble of troubles) print(lineOf(trouble));
    }
    const causes = await admin.causes();
    if (causes.length > 0) print('\nWhat to do:');
    for (const { cause, count } of causes) {
      const facts = factsOf(cause);
      if (facts !== undefined) print(`  ${count}: ${facts.meaning}. ${facts.advice}`);
    }
  },
);

/** Maximum number of letters in each list of `status`. `retry all` retries the others too. */
const MAX_SHOWN = 50;

/** Returns the counts of corrections without their own letter. */
function withoutLetter({
  collected,
  merged,
  muted,
}: Pick<Overview, 'collected' | 'merged' | 'muted'>): string {
  return [
    collected > 0 && `; ${collected} collected for a letter with others`,
    merged > 0 && `; ${merged} merged into others`,
    muted > 0 && `; ${muted} muted`,
  ]
    .filter(Boolean)
    .join('');
}

function lineOf({ id, site, state, attempts, last_error, due_at, received_at }: FailedLetter): string {
  const next = state === 'received' ? `, next at ${moment(due_at)}` : '';
  return `  ${id}  ${site}, received ${moment(received_at)}, attempts: ${attempts}${next}: ${last_error}`;
}

export const retry = onDatabase(
  { operands: ['ID|all'], description: 'sends a letter that failed again, or all of them' },
  async ({ store, now, print }, operand) => {
    const admin = adminOf(store);
    if (operand === 'all') {
      print(`${await admin.retryAll(now)} letters are due now; a running relay sends them.`);
      return;
    }
    const id = readCorrectionId(operand);
    const outcome = await admin.retry(id, now);
    if (outcome !== 'queued') throw new CommandError(`${id} ${REFUSALS[outcome]}`);
    print(`${id} is due now; a running relay sends it within seconds.`);
  },
);

const REFUSALS: Record<Exclude<Retried, 'queued'>, string> = {
  held: 'is being sent at this moment.',
  mailed: 'was mailed: there is nothing to send again.',
  muted: 'has no letter: its story is muted.',
  forgotten: 'was forgotten: there is nothing left to send.',
  unknown: 'is not in this database.',
};

export const backup = onDatabase(
  { operands: ['FILE'], description: 'copies the SQLite database to a new file, even while the relay runs' },
  async ({ store, print }, operand) => {
    const file = resolve(operand);
    if (store.copyTo === undefined)
      throw new CommandError('This command copies SQLite only. For PostgreSQL, use pg_dump --format=custom.');
    if (existsSync(file)) throw new CommandError(`${file} already exists; name a new file.`);
    try {
      await store.copyTo(file);
    } catch (error) {
      throw new CommandError(`${file} cannot be written: ${error instanceof Error ? error.message : error}`);
    }
    print(`Copied to ${file}. It holds readers’ addresses and the key that signs the links in letters.`);
  },
);

export const renewLinks = onDatabase(
  { operands: [], description: 'makes all links in mailed letters invalid, after one fell into wrong hands' },
  async ({ store, print }) => {
    await verdictsIn(store).renewSecret();
    print(
      'All links in letters that were mailed are invalid as soon as every relay on this database has been restarted. ' +
        'Letters that are mailed after that have new links.',
    );
  },
);
