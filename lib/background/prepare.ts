// Puts what the extension needs into the browser: the menu item, the registered shortcut, and its listener in open tabs. The browser
// reports an installation, an update and its own start, but not that the reader switched the extension on again. It also may lose
// what was registered. So the extension prepares at every fresh start, which it knows by a mark that the browser forgets.

import { browser } from 'wxt/browser';
import { updateMenuItem } from '../capture/context-menu';
import { logFailure } from '../net/log-failure';
import { injectIntoOpenTabs, registerShortcut } from '../shortcut/inject';

/** Key of the mark. Browsers clear `storage.session` when they close, and when they update or switch off the extension. */
const MARK = 'prepared';

/** Prepares, unless an earlier worker has done so since the extension was started. */
export async function prepareAtFreshStart(): Promise<void> {
  const stored: Record<string, unknown> = await browser.storage.session.get(MARK).catch((error: unknown) => {
    console.error(error);
    return {}; // preparing again changes nothing
  });
  if (stored[MARK] === undefined) await prepare();
}

let prepared: Promise<void> | undefined;

/** Prepares once per worker. After a failure, the next call tries again. */
export function prepare(): Promise<void> {
  prepared ??= putIntoBrowser().catch((error: unknown) => {
    prepared = undefined;
    throw error;
  });
  return prepared;
}

async function putIntoBrowser(): Promise<void> {
  logFailure(updateMenuItem());
  await registerShortcut();
  await Promise.all([browser.storage.session.set({ [MARK]: true }), injectIntoOpenTabs()]);
}
