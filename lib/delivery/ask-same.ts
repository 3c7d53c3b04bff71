// Asks an inbox whether others have said the very same: by a hash, at the reader's click.

import * as v from 'valibot';
import { beginningOf } from '../net/bounded-body';
import type { CorrectionContent } from '../correction/correction';
import { sameKey } from '../correction/same';
import { digestOf } from '../digest';

const TIMEOUT_MS = 10_000;
const MAX_ANSWER = 2_048;

const SameSchema = v.union([
  v.object({ readers: v.literal(0) }),
  v.object({
    readers: v.pipe(v.number(), v.integer(), v.minValue(1)),
    status: v.picklist(['received', 'mailed', 'fixed', 'declined']),
  }),
]);

/** How many said so and how far it has come; `undefined` where the inbox does not tell. */
export type Same = v.InferOutput<typeof SameSchema> | undefined;

/** Never throws. */
export async function askSame(
  inbox: string,
  content: CorrectionContent,
  fetch: typeof globalThis.fetch,
): Promise<Same> {
  try {
    const address = new URL(inbox);
    address.pathname = `${address.pathname.replace(/\/$/, '')}/same`;
    address.searchParams.set('digest', await digestOf(sameKey(content)));
    const response = await fetch(address, {
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (response.status !== 200) return undefined;
    const { text } = await beginningOf(response, MAX_ANSWER);
    return v.parse(SameSchema, JSON.parse(text));
  } catch {
    return undefined; // no answer, or none of a relay's
  }
}
