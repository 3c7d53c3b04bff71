// The letters that the mailbox holds, and who waits for one.

import type { ParsedMail } from 'mailparser';

/** More than a demo sends; then the oldest go. */
const MAX_LETTERS = 500;

export interface ReceivedLetter extends ParsedMail {
  /** A number of the mailbox's own, as it stands in the page's address. */
  readonly id: number;
  readonly receivedAt: Date;
  /** Whom the mail server was told, whatever the headers say. */
  readonly envelope: { readonly from: string; readonly to: readonly string[] };
}

export interface Letters {
  /** In the order of their arrival. */
  all(): readonly ReceivedLetter[];
  add(letter: Omit<ReceivedLetter, 'id'>): void;
  /** Calls `listener` at every arrival, until the returned function is called. */
  onArrival(listener: (letter: ReceivedLetter) => void): () => void;
  /** The first letter that fits: one that is there, else the first to come. Rejects when the time is over. */
  waitFor(fits: (letter: ReceivedLetter) => boolean, timeoutMs: number): Promise<ReceivedLetter>;
}

/** @param max how many are kept. */
export function createLetters(max = MAX_LETTERS): Letters {
  const letters: ReceivedLetter[] = [];
  const listeners = new Set<(letter: ReceivedLetter) => void>();
  let lastId = 0;

  function onArrival(listener: (letter: ReceivedLetter) => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }

  return {
    all: () => [...letters],
    add(mail) {
      lastId += 1;
      const letter = { ...mail, id: lastId };
      letters.push(letter);
      if (letters.length > max) letters.shift();
      for (const listener of listeners) listener(letter);
    },
    onArrival,
    waitFor(fits, timeoutMs) {
      const there = letters.find(fits);
      if (there !== undefined) return Promise.resolve(there);
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          forget();
          reject(new Error(`No such letter came within ${timeoutMs} ms; ${letters.length} are there.`));
        }, timeoutMs);
        const forget = onArrival((letter) => {
          if (!fits(letter)) return;
          clearTimeout(timer);
          forget();
          resolve(letter);
        });
      });
    },
  };
}
