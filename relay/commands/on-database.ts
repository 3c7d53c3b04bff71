// What the commands on the database share. A relay can run at the same time.

import * as v from 'valibot';
import { CorrectionIdSchema } from '../../lib/correction/fields';
import { loadConfig } from '../config/config';
import type { Store } from '../store/engine';
import { cannotOpen, visitStore } from '../store/store';
import { type Command, type CommandContext, UsageError } from './command';

export interface StoreContext extends Pick<CommandContext, 'print'> {
  readonly store: Store;
  readonly now: number;
}

/** Makes a command that works on the database of the configuration. */
export function onDatabase(
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

/**
 * Returns the id in the operand of a command, in the form of the log, of the annotation or of a letter's `Message-ID`.
 *
 * @throws {UsageError} if there is none.
 */
export function readCorrectionId(text: string): string {
  const id = correctionIdIn(text);
  if (id !== undefined) return id;
  throw new UsageError(
    `${text} is not the id of a correction. The log has the ids, and a letter’s Message-ID begins with it.`,
  );
}

export function correctionIdIn(text: string): string | undefined {
  const id = text.replace(/^urn:uuid:/i, '').replace(/^<?([^@.]+)(\.[a-z-]+)?@[^@]*>?$/, '$1');
  const parsed = v.safeParse(CorrectionIdSchema, id);
  return parsed.success ? parsed.output : undefined;
}

/** Returns a time as the commands print it. */
export function moment(time: number): string {
  return new Date(time).toISOString().replace(/\.\d+Z$/, 'Z');
}
