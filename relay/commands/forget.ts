// `forget`: erases what readers wrote, by the id of a correction or by a reader's e-mail address.

import { createInterface } from 'node:readline/promises';
import * as v from 'valibot';
import { MailboxSchema } from '../../lib/correction/fields';
import { adminOf } from '../queue/admin';
import { correctionsOfReader, type ReaderCorrection } from '../queue/reader-search';
import type { Store } from '../store/engine';
import { CommandError, UsageError } from './command';
import { correctionIdIn, moment, onDatabase, type StoreContext } from './on-database';

export const forget = onDatabase(
  {
    operands: ['ID|ADDRESS'],
    description: 'erases a correction, or all corrections that have an e-mail address',
  },
  async (context, operand) => {
    const id = correctionIdIn(operand);
    if (id !== undefined) return forgetOne(context, id);
    if (!v.is(MailboxSchema, operand))
      throw new UsageError(
        `${operand} is neither the id of a correction nor an e-mail address. The log has the ids, and a letter’s Message-ID begins with it.`,
      );
    return forgetReader(context, operand);
  },
);

async function forgetOne({ store, now, print }: StoreContext, id: string): Promise<void> {
  const before = await adminOf(store).forget(id, now);
  if (before === undefined) throw new CommandError(`${id} is not in this database.`);
  print(`${id} is forgotten here and will not be mailed. Older copies of the database still have it.`);
  if (before.state === 'mailed') print('It was already mailed, so it is in its editors’ mailboxes.');
  else if (before.holder !== null)
    print('Its letter was being sent, so it may reach its editors’ mailboxes.');
  await purge(store, print);
}

async function forgetReader({ store, now, print }: StoreContext, address: string): Promise<void> {
  const found = await correctionsOfReader(store, address);
  if (found.length === 0)
    throw new CommandError(`No correction in this database has the address ${address}.`);
  print(`${corrections(found.length)} with the address ${address}:`);
  for (const one of found) print(lineOf(one));
  if (!(await isConfirmed(found.length))) throw new CommandError('Nothing was erased.');
  const admin = adminOf(store);
  for (const { id } of found) await admin.forget(id, now);
  print(
    `${corrections(found.length)} forgotten here, and not mailed any more. Older copies of the database still have them.`,
  );
  const mailed = found.filter(({ state }) => state === 'mailed').length;
  if (mailed > 0) print(`Already mailed, so in editors’ mailboxes: ${mailed}.`);
  await purge(store, print);
}

function corrections(count: number): string {
  return count === 1 ? '1 correction' : `${count} corrections`;
}

function lineOf({ id, site, story, received_at, has }: ReaderCorrection): string {
  const where = { reader: 'sent by that reader', text: 'has the address in its text' }[has];
  return `  ${id}  ${site}, received ${moment(received_at)}, ${where}: ${story}`;
}

/** Asks on a terminal. Another program that runs this command has decided already. */
async function isConfirmed(count: number): Promise<boolean> {
  if (!process.stdin.isTTY) return true;
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    const reply = await terminal.question(`Erase ${corrections(count)} for ever? Type yes: `);
    return reply.trim().toLowerCase() === 'yes';
  } finally {
    terminal.close();
  }
}

/** How often the command tries to remove the erased data from the database's files, and the pause between two attempts. */
const PURGE = { attempts: 20, pauseMs: 250 };

async function purge(store: Store, print: (text: string) => void): Promise<void> {
  for (let attempt = 0; attempt < PURGE.attempts; attempt += 1) {
    if ((await store.purge()) === 'done') return;
    await new Promise((resolve) => setTimeout(resolve, PURGE.pauseMs));
  }
  print(
    'The database’s files still hold it, because another program reads an older state of the database. End that program, then run this ' +
      'command again; a running relay also tries again every hour.',
  );
}
