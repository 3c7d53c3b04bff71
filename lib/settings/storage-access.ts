// Who may read the extension's storage.

import { browser } from 'wxt/browser';

/**
 * Closes the extension's storage to its scripts on pages. They need none of it, and whoever takes over a page's process
 * can read all that they can. Browsers open `local` to them by default; Firefox has no way to close it.
 */
export async function closeStorageToPages(): Promise<void> {
  const { local, session } = browser.storage;
  const areas = Object.entries({ local, session }).filter(([, area]) => 'setAccessLevel' in area);
  const closed = await Promise.allSettled(
    areas.map(async ([, area]) => area.setAccessLevel({ accessLevel: 'TRUSTED_CONTEXTS' })),
  );
  closed.forEach((result, index) => {
    if (result.status === 'rejected')
      console.error(`Pages' scripts may read storage.${areas[index]?.[0]}:`, result.reason);
  });
}
