// What answers to our own pages are given, and give.

import type { PopupMessage } from '../messages/messages';
import type { Fetch } from '../net/anonymous-fetch';
import type { Remember } from '../recipient/site-contacts';

/** What the answers need of the background around them. */
export interface Background {
  readonly fetch: Fetch;
  readonly now: () => number;
  readonly remember: Remember;
  /** Has the outbox take a turn. */
  wakeUp(reason: 'turn' | 'chance'): void;
  /** Has corrections that nobody takes offered to whoever is known by now. */
  lookForRecipients(): void;
  /** Has the relays asked what became of corrections. */
  askForAnswers(): void;
}

/** The answers to some of the messages. */
export type Answers<Type extends PopupMessage['type']> = {
  readonly [T in Type]: (message: Extract<PopupMessage, { readonly type: T }>) => Promise<unknown>;
};
