// Which scripts may read the extension's storage.

import { browser } from 'wxt/browser';

/**
 * Closes the extension's storage to its scripts on pages. They do not need it, and an attacker who controls a page's process can
 * read everything that they can. Browsers open `local` to them by default; Firefox cannot close it.
 */
export async function closeStorageToPages(): Promise<void> {
  const { local, session } = browser.storage;
  const areas = Object.entries({ local, session }).filter(([, area]) => 'setAccessLevel' in area);
  const closed = await Promise.allSettled(
    areas.map(async ([, area]) => area.setAccessLevel({ accessLevel: 'TRUSTED_CONTEXTS' })),
  );
  closed.forEach((result, index) => {
    if (result.status === 'rejected')
      console.error(`Scripts on pages can read storage.${areas[index]?.[0]}:`, result.reason);
  });
}
