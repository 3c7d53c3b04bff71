// Notifications about verdicts. The setting is the browser's own permission.

import { browser } from 'wxt/browser';

const NOTIFICATIONS = { permissions: ['notifications' as const] };

export function mayNotify(): Promise<boolean> {
  return browser.permissions.contains(NOTIFICATIONS);
}

/** Asks the browser for the permission. Call it from a click. Returns whether the reader agreed. */
export function askToNotify(): Promise<boolean> {
  return browser.permissions.request(NOTIFICATIONS);
}

export async function stopNotifying(): Promise<void> {
  await browser.permissions.remove(NOTIFICATIONS);
}
