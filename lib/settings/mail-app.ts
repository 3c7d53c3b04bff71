// Where the reader writes mail.

import * as v from 'valibot';
import { browser } from 'wxt/browser';
import { read } from './stored';

export const MAIL_APPS = ['app', 'gmail', 'outlook', 'proton', 'copy'] as const;
export type MailApp = (typeof MAIL_APPS)[number];

const MAIL_APP = 'mailApp';

/** Where letters to a mailbox are opened; `undefined`: the reader was not asked yet. */
export function mailApp(): Promise<MailApp | undefined> {
  return read(MAIL_APP, v.picklist(MAIL_APPS));
}

/** Has letters opened there from now on; `undefined`: the reader is asked again. */
export async function chooseMailApp(app: MailApp | undefined): Promise<void> {
  await (app === undefined
    ? browser.storage.local.remove(MAIL_APP)
    : browser.storage.local.set({ [MAIL_APP]: app }));
}
