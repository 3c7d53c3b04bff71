// Where a letter to a mailbox is opened: in the reader's mail app, or in one of the great mail services in the browser.

export const MAIL_APPS = ['app', 'gmail', 'outlook', 'proton', 'copy'] as const;
export type MailApp = (typeof MAIL_APPS)[number];

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
