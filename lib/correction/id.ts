// The name of a correction: a UUIDv7, so that a store that is ordered by it is ordered by age.

import { v7 as uuidv7 } from 'uuid';
import * as v from 'valibot';
import { type CorrectionId, CorrectionIdSchema } from './fields';

export type { CorrectionId };

export function newCorrectionId(): CorrectionId {
  return v.parse(CorrectionIdSchema, uuidv7());
}
