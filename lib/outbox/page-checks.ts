// What was seen on the pages of corrections, noted beside what the editors said.

import type { CorrectionCheck } from '../correction/page-check';
import { announceChange } from './changes';
import { inDatabase, STRICT } from './database';
import { parseCorrection } from './parse-correction';

/** Notes the looks. One that could tell nothing leaves what was seen before. */
export async function savePageChecks(looks: readonly CorrectionCheck[], now: number): Promise<void> {
  if (looks.length === 0) return;
  await inDatabase(async (database) => {
    const transaction = database.transaction('corrections', 'readwrite', STRICT);
    const noted = looks.map(async ({ correction: id, verdict }) => {
      const correction = parseCorrection(await transaction.store.get(id));
      if (correction === undefined || (verdict === 'unknown' && correction.seen !== undefined)) return;
      await transaction.store.put({ ...correction, seen: { at: now, verdict } });
    });
    await Promise.all([...noted, transaction.done]);
  });
  announceChange(looks.map(({ correction }) => correction));
}
