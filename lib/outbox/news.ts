// Whether there is news for the reader. Apart from queries.ts, because it is in the popup's first script.

import { inDatabase } from './database';

/** Returns the number of corrections with a verdict or a failure that the reader has not seen yet. */
export function countUnseen(): Promise<number> {
  return inDatabase((database) => database.countFromIndex('corrections', 'news'));
}
