// A draft as it stands in the database, or beside it.

import { DraftSchema } from '../draft/draft';
import { parseRecord } from './parse-records';

export const parseDraft = (record: unknown) => parseRecord(DraftSchema, record);
