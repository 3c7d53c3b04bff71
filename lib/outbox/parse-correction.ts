// A correction as it stands in the database.

import { CorrectionSchema } from '../correction/whole';
import { parseRecord } from './records';

export const parseCorrection = (record: unknown) => parseRecord(CorrectionSchema, record);
