// A correction as it stands in the database.

import { CorrectionSchema } from '../correction/correction';
import { parseRecord } from './parse-records';

export const parseCorrection = (record: unknown) => parseRecord(CorrectionSchema, record);
