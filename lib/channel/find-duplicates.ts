// When the reader clicks, asks an inbox how many readers sent the same correction. The inbox learns only the beginning of a
// hash, which many texts share. The extension itself searches the list of matches, so the highlighted words do not leave the
// device.

import * as v from 'valibot';
import type { CorrectionContent } from '../correction/content';
import { duplicateKey } from '../correction/duplicate';
import { anonymousFetch, beginningOf, type Fetch, isProblemDetails } from '../net/anonymous-fetch';
import { sha256Of } from '../net/sha256';

/** How long a request may take, in milliseconds. */
const TIMEOUT_MS = 10_000;
/** Maximum length that is read of a response, in UTF-16 units: relays list at most 100 matches of about 120 characters. */
const MAX_RESPONSE = 65_536;
/** How many hexadecimal digits of the hash the inbox learns. */
const PREFIX_LENGTH = 4;

const ReadersSchema = v.pipe(v.number(), v.integer(), v.minValue(1));
const StatusSchema = v.picklist(['received', 'mailed', 'fixed', 'declined']);
const MatchesSchema = v.object({
  matches: v.array(v.object({ digest: v.string(), readers: ReadersSchema, status: StatusSchema })),
});
/** The response to a whole hash, as relays of version 0.1.0 give it. */
const OldResponseSchema = v.union([
  v.object({ readers: v.literal(0) }),
  v.object({ readers: ReadersSchema, status: StatusSchema }),
]);

/** How many readers sent the same correction, and its status; `undefined` if the inbox does not say. */
export type Duplicates = v.InferOutput<typeof OldResponseSchema> | undefined;

/** Asks the inbox for duplicates of `content`. Never throws. */
export async function findDuplicates(
  inbox: string,
  content: CorrectionContent,
  fetch: Fetch,
): Promise<Duplicates> {
  try {
    const sha256 = await sha256Of(duplicateKey(content));
    const response = await ask(inbox, 'prefix', sha256.slice(0, PREFIX_LENGTH), fetch);
    if (isFromOldRelay(response)) {
      const old = await ask(inbox, 'digest', sha256, fetch);
      return old.status === 200 ? v.parse(OldResponseSchema, await jsonOf(old)) : undefined;
    }
    if (response.status !== 200) return undefined;
    const { matches } = v.parse(MatchesSchema, await jsonOf(response));
    const match = matches.find(({ digest }) => digest === sha256);
    return match === undefined ? { readers: 0 } : { readers: match.readers, status: match.status };
  } catch {
    return undefined; // no response, or not a relay's
  }
}

function ask(inbox: string, name: 'prefix' | 'digest', value: string, fetch: Fetch): Promise<Response> {
  const address = new URL(inbox);
  address.pathname = `${address.pathname.replace(/\/$/, '')}/same`;
  address.searchParams.set(name, value);
  return anonymousFetch(
    address.href,
    { onBehalfOf: 'reader', cache: 'no-store', redirect: 'error', signal: AbortSignal.timeout(TIMEOUT_MS) },
    fetch,
  );
}

/**
 * Whether the relay knows only `digest`. A response with status 400 and another media type does not come from a relay, so it
 * is not asked again.
 */
function isFromOldRelay(response: Response): boolean {
  return response.status === 400 && isProblemDetails(response);
}

async function jsonOf(response: Response): Promise<unknown> {
  return JSON.parse((await beginningOf(response, MAX_RESPONSE)).text);
}
