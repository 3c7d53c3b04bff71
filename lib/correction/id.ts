// The id of a correction: a UUIDv7, so that corrections that are sorted by id are sorted by age. Implemented here,
// because the package `uuid` adds 550 bytes to the popup's first files, which may have 25,000 (tests/e2e/build/size.spec.ts).

import * as v from 'valibot';
import { type CorrectionId, CorrectionIdSchema } from './fields';

export type { CorrectionId };

/**
 * Returns a new UUIDv7 (https://www.rfc-editor.org/rfc/rfc9562#section-5.7): the time, then the random part of a `crypto.randomUUID`.
 *
 * @param now milliseconds since 1970.
 */
export function newCorrectionId(now = nextMoment()): CorrectionId {
  const time = now.toString(16).padStart(12, '0');
  return v.parse(
    CorrectionIdSchema,
    `${time.slice(0, 8)}-${time.slice(8)}-7${crypto.randomUUID().slice(15)}`,
  );
}

let latest = 0;

/** Returns the time, but never the same time twice, so that ids of the same millisecond keep their order. */
function nextMoment(): number {
  latest = Math.max(Date.now(), latest + 1);
  return latest;
}
