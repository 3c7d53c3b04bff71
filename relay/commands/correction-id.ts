// How operators name a correction.

import * as v from 'valibot';
import { CorrectionIdSchema } from '../../lib/correction/fields';
import { UsageError } from './command';

/** The id in what an operator wrote: as it stands in the log, in the annotation or in a letter's `Message-ID`. */
export function readCorrectionId(text: string): string {
  const id = text.replace(/^urn:uuid:/i, '').replace(/^<?([^@.]+)(\.[a-z-]+)?@[^@]*>?$/, '$1');
  const parsed = v.safeParse(CorrectionIdSchema, id);
  if (parsed.success) return parsed.output;
  throw new UsageError(
    `${text} is no correction’s id; the log has them, and a letter’s Message-ID begins with it.`,
  );
}
