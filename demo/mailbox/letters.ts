// The letters in the mailbox, and the callers that wait for one.

import type { ParsedMail } from 'mailparser';

/** How many letters are kept: more than a demo sends. The oldest are dropped first. */
const MAX_LETTERS = 500;

export interface ReceivedLetter extends ParsedMail {
  /** The mailbox's own number for it, used in the page's address. */
  readonly id: number;
  readonly receivedAt: Date;
  /** The recipients of the SMTP envelope, whatever the headers say. */
  readonly envelope: { readonly from: string; readonly to: readonly string[] };
}

export interface Letters {
  /** In order of arrival. */
  all(): readonly ReceivedLetter[];
  add(letter: Omit<ReceivedLetter, 'id'>): void;
  /** Calls `listener` for every letter that arrives, until the returned function is called. */
  onArrival(listener: (letter: ReceivedLetter) => void): () => void;
  /** Returns the first letter that matches, now or later. Rejects at the timeout. */
  waitFor(fits: (letter: ReceivedLetter) => boolean, timeoutMs: number): Promise<ReceivedLetter>;
}

/** @param max how many letters are kept. */
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
