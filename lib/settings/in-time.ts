// Reads from the extension's local storage without waiting for a broken one: if its files are damaged or locked, the browser
// answers each call after several seconds, and then with an error.

import { browser } from 'wxt/browser';
import { within } from '../net/within';

/**
 * How long the storage is left alone after a failed read, in milliseconds. Chromium tries for 3 s to open a broken one, and reads no
 * file of the extension while it does: the script of a capture would wait for every such call.
 */
const REST_MS = 60_000;

let failedAt = Number.NEGATIVE_INFINITY;
let last: Promise<unknown> = Promise.resolve();

/**
 * Returns what is stored under the keys; `null`: everything. One read follows the other, so that those that wait while the first
 * one fails do not reach the storage.
 *
 * @throws if the storage cannot be read, or could not be read a moment ago.
 */
export function readLocal(keys: string[] | null): Promise<Record<string, unknown>> {
  const read = async () => {
    if (Date.now() - failedAt < REST_MS) throw new Error('The storage could not be read a moment ago.');
    try {
      return await browser.storage.local.get(keys);
    } catch (error) {
      failedAt = Date.now();
      throw error;
    }
  };
  const reading = last.then(read, read);
  last = reading;
  return reading;
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
