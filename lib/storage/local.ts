// The only module that uses the extension's local storage. If its files are damaged or locked, the browser answers each call after
// several seconds, and then with an error. So after such a call, all contexts leave the storage alone for a while.

import { browser } from 'wxt/browser';
import { within } from '../net/within';

/**
 * From when on a call that fails was slow, in milliseconds. A slow one leads to a rest. One that fails at once, as on a full disk,
 * delays nobody.
 */
const SLOW_MS = 500;

/**
 * How long the storage is left alone after a slow failure, in milliseconds. Chromium tries for 3 s to open a broken one, and reads
 * no file of the extension while it does: the script of a capture would wait for every such call.
 */
const REST_MS = 5 * 60_000;

/** Key in session storage, which all contexts read, of the time until which the storage is left alone. */
const REST_UNTIL = 'localRestsUntil';

let last: Promise<unknown> = Promise.resolve();

/**
 * Calls the storage unless it is left alone. One call follows the other, so that those that wait while the first one fails do not
 * reach the storage.
 */
function callLocal<T>(work: () => Promise<T>): Promise<T> {
  const call = async () => {
    if (await isResting()) throw new Error('The storage failed a moment ago.');
    const begun = Date.now();
    try {
      return await work();
    } catch (error) {
      if (Date.now() - begun >= SLOW_MS) await rest();
      throw error;
    }
  };
  const calling = last.then(call, call);
  last = calling;
  return calling;
}

/** The same time in this context, in case session storage fails as well. */
let restUntil = Number.NEGATIVE_INFINITY;

async function isResting(): Promise<boolean> {
  if (isAhead(restUntil)) return true;
  try {
    const { [REST_UNTIL]: until } = await browser.storage.session.get(REST_UNTIL);
    if (typeof until === 'number') restUntil = until;
  } catch {
    // Only what this context has seen itself counts then.
  }
  return isAhead(restUntil);
}

/** Whether the rest lasts. One that would last longer than it can is of a clock that was set back. */
function isAhead(until: number): boolean {
  const left = until - Date.now();
  return left > 0 && left <= REST_MS;
}

async function rest(): Promise<void> {
  restUntil = Date.now() + REST_MS;
  await browser.storage.session.set({ [REST_UNTIL]: restUntil }).catch(console.error);
}

/**
 * Returns what is stored under the keys; `null`: everything.
 *
 * @throws if the storage cannot be read, or failed slowly a moment ago. So do all functions here.
 */
export function readLocal(keys: string[] | null): Promise<Record<string, unknown>> {
  return callLocal(() => browser.storage.local.get(keys));
}

/** Stores the items. */
export function writeLocal(items: Readonly<Record<string, unknown>>): Promise<void> {
  return callLocal(() => browser.storage.local.set(items));
}

/** Removes what is stored under the keys. */
export function removeLocal(keys: string | string[]): Promise<void> {
  return callLocal(() => browser.storage.local.remove(keys));
}

/** Removes everything, even from a storage that is left alone: the reader asked for it. */
export function clearLocal(): Promise<void> {
  return browser.storage.local.clear();
}

/** Calls `listener` when what is stored under the key changes in any context. */
export function followLocal(key: string, listener: () => void): void {
  browser.storage.local.onChanged.addListener((changes) => {
    if (key in changes) listener();
  });
}

/** Maximum time that a page waits for the storage, in milliseconds. A healthy one answers in less than 20. */
const WAIT_MS = 300;

/** Whether a read has taken longer and has not ended yet. Calls are answered in order, so the next ones would wait as well. */
let isLate = false;

/**
 * Returns what `read` returns, or `undefined` if it fails or takes too long. While a read is late, others are not begun. Once it
 * ends, the next call reads again, so that what arrives late counts from then on.
 */
export async function inTime<T>(read: () => Promise<T>): Promise<T | undefined> {
  if (isLate) return undefined;
  let hasEnded = false;
  const answer = read()
    .catch((error: unknown) => console.error(error))
    .finally(() => {
      hasEnded = true;
      isLate = false;
    });
  const value = await within(WAIT_MS, answer);
  if (!hasEnded) isLate = true;
  return value ?? undefined;
}
