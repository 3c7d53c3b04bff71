// What `npm run relay -- …` can do beside running the relay.

import type { Store } from '../store/store';

export interface Command {
  /** What stands behind its name. */
  readonly operands: readonly string[];
  /** What it does, in a line. */
  readonly does: string;
  run(context: CommandContext, operand: string): Promise<void>;
}

interface CommandContext {
  readonly store: Store;
  readonly now: number;
  print(line: string): void;
}

/** The command was understood and could not be carried out; the message says why. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
}

/** The command was not understood. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
