// The toolbar button: its badge counts new verdicts or else pending corrections; its icon is grey on tabs that cannot be read.

import { browser } from 'wxt/browser';
import { counted } from '../i18n/counted';
import { text } from '../i18n/i18n';
import { countNews, countPending } from '../outbox/queries';
import { applyChosenLanguage } from '../settings/language';

const PENDING_COLOUR = '#1f4b99';
const NEWS_COLOUR = '#1e6b37';
const GREY_ICON = { 16: 'icons/off-16.png', 32: 'icons/off-32.png' };

/**
 * Shows the number of verdicts that the reader has not seen (`+2`) or, if there are none, of corrections that have not reached
 * anyone yet (`2`). The button's title names the new verdicts.
 */
export async function showBadge(): Promise<void> {
  const [news, pending] = await Promise.all([countNews(), countPending()]);
  const waiting = pending === 0 ? '' : String(pending);
  await browser.action.setBadgeText({ text: news === 0 ? waiting : `+${news}` });
  await browser.action.setBadgeBackgroundColor({ color: news === 0 ? PENDING_COLOUR : NEWS_COLOUR });
  await applyChosenLanguage();
  await browser.action.setTitle({ title: news === 0 ? text('actionTitle') : counted('countNews', news) });
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
