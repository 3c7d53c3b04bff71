// Whether the browser tells of answers. What says so is the browser's own permission.

import { browser } from 'wxt/browser';

const NOTIFICATIONS = { permissions: ['notifications' as const] };

export function mayNotify(): Promise<boolean> {
  return browser.permissions.contains(NOTIFICATIONS);
}

/** Has the browser ask the reader; to be called from a click. Tells what the reader said. */
export function askToNotify(): Promise<boolean> {
  return browser.permissions.request(NOTIFICATIONS);
}

export async function stopNotifying(): Promise<void> {
  await browser.permissions.remove(NOTIFICATIONS);
}
