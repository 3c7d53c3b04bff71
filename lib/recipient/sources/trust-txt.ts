// What a site says of itself in trust.txt (https://journallist.net/reference-document-for-trust-txt-specifications).

import type { Contacts } from '../candidate';
import { toContactPage } from '../candidate';
import { mailboxCandidates, writtenMailboxes } from '../mailbox';

/** Where it stands, the first that is there. */
export const TRUST_TXT_PATHS = ['/.well-known/trust.txt', '/trust.txt'] as const;
/** Far longer than any that is used; in UTF-16 units. */
export const MAX_TRUST_TXT = 65_536;
/** More name nobody in particular. */
const MOST_CONTACTS = 20;

/** The contacts that the file names; `undefined` where it is no such file, but a page that says so with status 200. */
export function parseTrustTxt(file: string): Contacts | undefined {
  const text = file.slice(0, MAX_TRUST_TXT).replace(/^\uFEFF/, '');
  if (/^\s*[<{]/.test(text)) return undefined;
  const lines = text.split(/\r\n?|\n/);
  if (file.length > MAX_TRUST_TXT) lines.pop(); // cut off: half an address may be one as well
  const values = lines.flatMap((line) => contactIn(line) ?? []).slice(0, MOST_CONTACTS);
  return {
    candidates: values.flatMap((value) => mailboxCandidates(writtenMailboxes(value), 'trust-txt')),
    pages: values
      .filter((value) => /^https?:/i.test(value))
      .flatMap((value) => toContactPage(value, value, 'contact') ?? []),
  };
}

/** `contact=…`, in any case and spacing; what follows a `#` behind white space is a comment. */
function contactIn(line: string): string | undefined {
  const separator = line.indexOf('=');
  if (separator === -1 || line.slice(0, separator).trim().toLowerCase() !== 'contact') return undefined;
  const [value = ''] = line.slice(separator + 1).split(/\s#/, 1);
  const bare = value.trim();
  return /^(".*"|'.*'|<.*>)$/.test(bare) ? bare.slice(1, -1).trim() : bare;
}
