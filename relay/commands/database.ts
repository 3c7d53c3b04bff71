// The commands on the database: `status`, `retry`, `forget` and `backup`. A relay can run at the same time.

import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import * as v from 'valibot';
import { CorrectionIdSchema } from '../../lib/correction/fields';
import { loadConfig } from '../config/config';
import { factsOf } from '../domain/mail-cause';
import { adminOf, type FailedLetter, type Overview, type Retried } from '../queue/admin';
import type { Store } from '../store/engine';
import { cannotOpen, visitStore } from '../store/store';
import { type Command, type CommandContext, CommandError, UsageError } from './command';

interface StoreContext extends Pick<CommandContext, 'print'> {
  readonly store: Store;
  readonly now: number;
}

/** Makes a command that works on the database of the configuration. */
function onDatabase(
  description: Pick<Command, 'operands' | 'description'>,
  run: (context: StoreContext, operand: string) => Promise<void>,
): Command {
  return {
    ...description,
    async run({ file, env, print }, [operand = '']) {
      const { database } = loadConfig(file, env);
      const store = await visitStore(database).catch((error: unknown) => {
        throw cannotOpen(database, error);
      });
      try {
        await run({ store, now: Date.now(), print }, operand);
      } finally {
        await store.close();
      }
    },
  };
}

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

function moment(time: number): string {
  return new Date(time).toISOString().replace(/\.\d+Z$/, 'Z');
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

export const forget = onDatabase(
  { operands: ['ID'], description: 'erases a correction’s reader and everything they wrote' },
  async ({ store, now, print }, operand) => {
    const id = readCorrectionId(operand);
    const before = await adminOf(store).forget(id, now);
    if (before === undefined) throw new CommandError(`${id} is not in this database.`);
    await store.purge();
    print(`${id} is forgotten here and will not be mailed. Older copies of the database still have it.`);
    if (before.state === 'mailed') print('It was already mailed, so it is in its editors’ mailboxes.');
    else if (before.holder !== null)
      print('Its letter was being sent, so it may reach its editors’ mailboxes.');
  },
);

/**
 * Returns the id in the operand of a command, in the form of the log, of the annotation or of a letter's `Message-ID`.
 *
 * @throws {UsageError} if there is none.
 */
function readCorrectionId(text: string): string {
  const id = text.replace(/^urn:uuid:/i, '').replace(/^<?([^@.]+)(\.[a-z-]+)?@[^@]*>?$/, '$1');
  const parsed = v.safeParse(CorrectionIdSchema, id);
  if (parsed.success) return parsed.output;
  throw new UsageError(
    `${text} is not the id of a correction. The log has the ids, and a letter’s Message-ID begins with it.`,
  );
}

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
