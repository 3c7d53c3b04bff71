// Opens a draft in the reader's mail app, or in one of the large mail services in the browser.

import type { CorrectionContent } from '../correction/content';
import type { MailApp } from '../settings/settings';
import { mailDraft } from './mail-draft';
import { type Opened, openTab } from './open-tab';

/**
 * Opens the letter as a draft, or copies it. Call it within the press of a button: browsers ignore it later.
 *
 * @param mailbox the recipient's address; `''` if the reader fills it in.
 */
export function openDraft(content: CorrectionContent, mailbox: string, app: MailApp): Promise<Opened> {
  return openDraftAddress(mailDraft(content, mailbox), app);
}

/** Opens or copies the draft of a `mailto:` address. Call it within the press of a button. */
export async function openDraftAddress(draft: string, app: MailApp): Promise<Opened> {
  const address = draftAddress(draft, app);
  try {
    if (address !== undefined) {
      if (address.startsWith('mailto:')) open(address);
      else await openTab(address);
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
 * Returns the address that opens the draft in the app; `undefined` if the letter is copied instead.
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
      // The address that Proton registers as its handler of mailto: links.
      return `https://mail.proton.me/u/0/#mailto=${encodeURIComponent(draft)}`;
    case 'copy':
      return undefined;
  }
}

/** Returns the draft as text: the address, the subject and the letter, for the reader to paste. */
export function draftText(draft: string): string {
  const { to, subject, body } = partsOf(draft);
  const [head, letter] = [[to, subject].map(decodeURIComponent), decodeURIComponent(body)];
  return `${head.join('\n')}\n\n${letter.replaceAll('\r\n', '\n')}`;
}

/** Returns the parts of a `mailto:` address, still percent-encoded. */
function partsOf(draft: string): { to: string; subject: string; body: string } {
  const [, to = '', subject = '', body = ''] =
    /^mailto:([^?]*)\?subject=([^&]*)&body=([^&]*)$/.exec(draft) ?? [];
  return { to, subject, body };
}
