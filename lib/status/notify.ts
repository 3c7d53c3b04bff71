// Browser notifications about verdicts and failures, if the reader has turned them on.

import { browser } from 'wxt/browser';
import { deepLink } from '../correction/content';
import type { Correction } from '../correction/correction';
import { text } from '../i18n/i18n';
import { findCorrections } from '../outbox/queries';
import { applyChosenLanguage } from '../settings/language';
import { mayNotify } from '../settings/notifications';

const TITLES = { fixed: 'stateFixed', declined: 'stateDeclined', failed: 'notDelivered' } as const;

/** Shows a notification with the editors' verdict, or that nobody took it, if the reader has turned notifications on. */
export async function notifyOfNews({ id, page, status }: Correction): Promise<void> {
  if (status.state !== 'fixed' && status.state !== 'declined' && status.state !== 'failed') return;
  if (!(await mayNotify())) return;
  await applyChosenLanguage();
  const note = status.state === 'failed' ? undefined : status.note;
  const quote = note === undefined ? [] : [text('quoted', note)];
  const thanks = status.state === 'fixed' ? [text('fixedThanks')] : [];
  await browser.notifications.create(id, {
    type: 'basic',
    iconUrl: '/icons/128.png',
    title: text(TITLES[status.state]),
    message: [page.headline ?? page.address, ...quote, ...thanks].join('\n'),
  });
}

/** Opens the story at the passage of a notification that was clicked. */
export async function openNotifiedStory(id: string): Promise<void> {
  await browser.notifications.clear(id);
  const [correction] = (await findCorrections([id])).readable;
  if (correction !== undefined) await browser.tabs.create({ url: deepLink(correction) });
}
