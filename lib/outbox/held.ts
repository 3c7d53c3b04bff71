// Corrections that nobody takes yet: they wait until somebody becomes known, and the reader says so.

import type { Correction } from '../correction/correction';
import type { CorrectionId } from '../correction/id';
import type { Recipient } from '../correction/recipient';
import { announceChange } from './changes';
import { inDatabase, STRICT } from './database';
import { parseCorrection } from './parse-correction';
import { sortRecords } from './parse-records';

/** Every correction that needs a recipient. */
export function listHeld(): Promise<Correction[]> {
  return inDatabase(async (database) => {
    const records = await database.getAllFromIndex('corrections', 'state', 'held');
    return sortRecords('corrections', records, parseCorrection).readable;
  });
}

/** Notes whom a held correction could go to, for the reader to say yes to; `undefined`: nobody any more. */
export async function offer(id: CorrectionId, recipient: Recipient | undefined): Promise<void> {
  const isNew = await inDatabase(async (database) => {
    const transaction = database.transaction('corrections', 'readwrite', STRICT);
    const correction = parseCorrection(await transaction.store.get(id));
    const isHeld = correction?.status.state === 'held';
    const differs = JSON.stringify(correction?.offered) !== JSON.stringify(recipient);
    const { offered: _before, ...rest } = correction ?? {};
    const put =
      isHeld && differs && transaction.store.put({ ...rest, ...(recipient && { offered: recipient }) });
    await Promise.all([put, transaction.done]);
    return isHeld && differs;
  });
  if (isNew) announceChange([id]);
}
