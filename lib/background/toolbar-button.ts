// The toolbar button: its badge shows new failures, or else counts new verdicts, or else pending corrections; its icon is grey on
// tabs that cannot be read.

import { browser } from 'wxt/browser';
import { counted } from '../i18n/counted';
import { text } from '../i18n/i18n';
import { countNews, countPending } from '../outbox/queries';
import { applyChosenLanguage } from '../settings/language';

const PENDING_COLOUR = '#1f4b99';
const NEWS_COLOUR = '#1e6b37';
const FAILURE_COLOUR = '#a12622';
const GREY_ICON = { 16: 'icons/off-16.png', 32: 'icons/off-32.png' };

/**
 * Shows that a correction failed and the reader has not seen it (`!`). If there is none, shows the number of verdicts that the reader
 * has not seen (`+2`) or else of corrections that have not reached anyone yet (`2`). The button's title says what is new.
 */
export async function showBadge(): Promise<void> {
  const [{ verdicts, failures }, pending] = await Promise.all([countNews(), countPending()]);
  await applyChosenLanguage();
  if (failures > 0) return show('!', FAILURE_COLOUR, text('notDelivered'));
  if (verdicts > 0) return show(`+${verdicts}`, NEWS_COLOUR, counted('countNews', verdicts));
  return show(pending === 0 ? '' : String(pending), PENDING_COLOUR, text('actionTitle'));
}

async function show(badge: string, color: string, title: string): Promise<void> {
  await browser.action.setBadgeText({ text: badge });
  await browser.action.setBadgeBackgroundColor({ color });
  await browser.action.setTitle({ title });
}

/**
 * Makes the icon grey in that tab until it navigates. Called after a capture of the tab failed, so no tab is watched for it. A tab
 * that is on its way to another page keeps its icon: the mark would stay on that page.
 */
export async function showUnreachable(tabId: number): Promise<void> {
  await applyChosenLanguage();
  if ((await browser.tabs.get(tabId)).status === 'loading') return;
  await browser.action.setIcon({ tabId, path: GREY_ICON });
  await browser.action.setTitle({ tabId, title: text('unreachable') });
}
