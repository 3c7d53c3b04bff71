// What a site says of itself in trust.txt (https://journallist.net/reference-document-for-trust-txt-specifications).

import { type Contacts, NO_CONTACTS } from './candidate';
import { mailboxCandidate, mailboxesOf, toMailbox } from './mailbox';

/** Where it stands, the first that is there. */
export const TRUST_TXT_PATHS = ['/.well-known/trust.txt', '/trust.txt'] as const;
/** Far longer than any that is used. */
export const MAX_TRUST_TXT = 65_536;

/** The contacts that the file names; none where it is no such file, but a page that says so with status 200. */
export function parseTrustTxt(file: string): Contacts {
  const text = file.slice(0, MAX_TRUST_TXT).replace(/^\uFEFF/, '');
  if (/^\s*</.test(text)) return NO_CONTACTS;
  const values = text.split(/\r\n?|\n/).flatMap((line) => contactIn(line) ?? []);
  return {
    candidates: values
      .flatMap((value) => (/^mailto:/i.test(value) ? mailboxesOf(value) : (toMailbox(value) ?? [])))
      .map((mailbox) => mailboxCandidate(mailbox, 'trust-txt')),
    pages: values
      .filter((value) => /^https?:\/\//i.test(value) && URL.canParse(value))
      .map((value) => ({ address: new URL(value).href, purpose: 'contact' as const })),
  };
}

/** `contact=…`, in any case and spacing; what follows a `#` behind white space is a comment. */
function contactIn(line: string): string | undefined {
  const separator = line.indexOf('=');
  if (separator === -1 || line.slice(0, separator).trim().toLowerCase() !== 'contact') return undefined;
  const [value = ''] = line.slice(separator + 1).split(/\s#/);
  return value.trim().replace(/^["'<]|[>"']$/g, '');
}
