// Word to the background that things may have changed for the better.

import { ask } from './ask';

/** Has everything tried that waits for the network. */
export async function askToWake(): Promise<void> {
  await ask({ type: 'wake' });
}
