// The toolbar icon where nothing can be read, so that a reader sees it before pressing.

import { browser } from 'wxt/browser';
import { speakChosenLanguage } from '../i18n/chosen-language';
import { text } from '../i18n/i18n';

const OFF = { 16: 'icons/off-16.png', 32: 'icons/off-32.png' };

/** Greys the icon in that tab until it goes elsewhere: no page is watched for it, it is known from a try. */
export async function showUnreachable(tabId: number): Promise<void> {
  await speakChosenLanguage();
  await browser.action.setIcon({ tabId, path: OFF });
  await browser.action.setTitle({ tabId, title: text('unreachable') });
}
