// The toolbar badge: what the editors answered, and else how many corrections have not reached anyone yet.

import { browser } from 'wxt/browser';
import { speakChosenLanguage } from '../i18n/chosen-language';
import { counted } from '../i18n/counted';
import { text } from '../i18n/i18n';
import { countNews, countPending } from '../outbox/queries';

const PENDING_COLOUR = '#1f4b99';
const NEWS_COLOUR = '#1e6b37';

/** Shows what there is to tell now: with a plus, answers that the reader has not seen; the title says it in words. */
export async function showBadge(): Promise<void> {
  const [news, pending] = await Promise.all([countNews(), countPending()]);
  const waiting = pending === 0 ? '' : String(pending);
  await browser.action.setBadgeText({ text: news === 0 ? waiting : `+${news}` });
  await browser.action.setBadgeBackgroundColor({ color: news === 0 ? PENDING_COLOUR : NEWS_COLOUR });
  await speakChosenLanguage();
  await browser.action.setTitle({ title: news === 0 ? text('actionTitle') : counted('countNews', news) });
}
