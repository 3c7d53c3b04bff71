// Opens a draft where the reader writes mail: in a mail app, or in one of the large mail services in the browser.

import type { CorrectionContent } from '../correction/content';
import type { MailApp } from '../settings/settings';
import { mailDraft } from './mail-draft';

/** Opened there, copied if the reader wants that, or neither: the browser did not let us. */
export type Opened = 'mail' | 'clipboard' | 'nowhere';

/**
 * Opens the letter as a draft, or copies it. Must be called while the reader's press of a button counts.
 *
 * @param mailbox `''` if only the reader knows it.
 */
export function openDraft(content: CorrectionContent, mailbox: string, app: MailApp): Promise<Opened> {
  return openDraftAddress(mailDraft(content, mailbox), app);
}

/** The same with a `mailto:` address. */
export async function openDraftAddress(draft: string, app: MailApp): Promise<Opened> {
  const address = draftAddress(draft, app);
  try {
    if (address !== undefined) {
      open(address);
      return 'mail';
    }
    await navigator.clipboard.writeText(draftText(draft));
    return 'clipboard';
  } catch (error) {
    console.error(error);
    return 'nowhere';
  }
}

/**
 * The address that opens the draft there; `undefined` where the letter is copied instead.
 *
 * @param draft a `mailto:` address with a subject and a body.
 */
export function draftAddress(draft: string, app: MailApp): string | undefined {
  const { to, subject, body } = partsOf(draft);
  switch (app) {
    case 'app':
      return draft;
    case 'gmail':
      return `https://mail.google.com/mail/?view=cm&fs=1&to=${to}&su=${subject}&body=${body}`;
    case 'outlook':
      return `https://outlook.live.com/mail/0/deeplink/compose?to=${to}&subject=${subject}&body=${body}`;
    case 'proton':
      // As its own handler for mailto: links is registered.
      return `https://mail.proton.me/u/0/#mailto=${encodeURIComponent(draft)}`;
    case 'copy':
      return undefined;
  }
}

/** The draft as text: the address, the subject and the letter, each to be pasted where it belongs. */
export function draftText(draft: string): string {
  const { to, subject, body } = partsOf(draft);
  const [head, letter] = [[to, subject].map(decodeURIComponent), decodeURIComponent(body)];
  return `${head.join('\n')}\n\n${letter.replaceAll('\r\n', '\n')}`;
}

/** Each still encoded. */
function partsOf(draft: string): { to: string; subject: string; body: string } {
  const [, to = '', subject = '', body = ''] =
    /^mailto:([^?]*)\?subject=([^&]*)&body=([^&]*)$/.exec(draft) ?? [];
  return { to, subject, body };
}
