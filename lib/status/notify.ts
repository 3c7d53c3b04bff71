// Browser notifications about verdicts, if the reader has turned them on.

import { browser } from 'wxt/browser';
import { deepLink } from '../correction/content';
import type { Correction } from '../correction/correction';
import { text } from '../i18n/i18n';
import { logFailure } from '../net/log-failure';
import { findCorrections } from '../outbox/queries';
import { applyChosenLanguage } from '../settings/language';
import { mayNotify } from '../settings/notifications';

/** Shows a notification with the editors' verdict, if the reader has turned notifications on. */
export async function notifyOfVerdict({ id, page, status }: Correction): Promise<void> {
  if (status.state !== 'fixed' && status.state !== 'declined') return;
  if (!(await mayNotify())) return;
  await applyChosenLanguage();
  const quote = status.note === undefined ? [] : [text('quoted', status.note)];
  const thanks = status.state === 'fixed' ? [text('fixedThanks')] : [];
  await browser.notifications.create(id, {
    type: 'basic',
    iconUrl: '/icons/128.png',
    title: text(status.state === 'fixed' ? 'stateFixed' : 'stateDeclined'),
    message: [page.headline ?? page.address, ...quote, ...thanks].join('\n'),
  });
}

/** Opens the story at the passage when a notification is clicked. `browser.notifications` is undefined without the permission. */
export function handleNotificationClicks(): void {
  browser.notifications?.onClicked.addListener(onClicked);
}

function onClicked(id: string): void {
  logFailure(openStory(id));
}

async function openStory(id: string): Promise<void> {
  await browser.notifications.clear(id);
  const [correction] = (await findCorrections([id])).readable;
  if (correction !== undefined) await browser.tabs.create({ url: deepLink(correction) });
}
