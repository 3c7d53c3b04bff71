// The contacts in a site's trust.txt (https://journallist.net/reference-document-for-trust-txt-specifications).

import { anonymousFetch, beginningOf } from '../../net/anonymous-fetch';
import { type Contacts, NO_CONTACTS, toContactPage } from '../candidate';
import { mailboxCandidates, writtenMailboxes } from '../mailbox';
import { speaksFor, withSites } from '../own-site';
import { isTemporary, type SiteRequest, type SiteSource, siteRequestOptions } from '../site-source';

/** The paths at which sites have the file, in the order in which they are tried. */
const PATHS = ['/.well-known/trust.txt', '/trust.txt'] as const;
/** Maximum length of a file, in UTF-16 units: far longer than any in use. */
const MAX_TRUST_TXT = 65_536;
/** Maximum number of contacts that are read. */
const MAX_CONTACTS = 20;

export const trustTxt: SiteSource = (request) => {
  const { origin } = new URL(request.page);
  return request.remember(`${origin}${PATHS[0]}`, () => askTrustTxt(origin, request));
};

/** Reads the first file that exists. A redirect to another site is ignored: its file says nothing about this site. */
async function askTrustTxt(origin: string, { fetch, signal }: SiteRequest): Promise<Contacts | undefined> {
  for (const path of PATHS) {
    const address = `${origin}${path}`;
    try {
      const options = { ...siteRequestOptions(address, signal), headers: { Accept: 'text/plain' } };
      const response = await anonymousFetch(address, options, fetch);
      if (isTemporary(response)) return undefined;
      const isText = !/html/i.test(response.headers.get('Content-Type') ?? '');
      if (!response.ok || !isText || !speaksFor(response.url || address, address)) continue;
      const { text, isBroken } = await beginningOf(response, MAX_TRUST_TXT + 1);
      if (isBroken) return undefined;
      const named = parseTrustTxt(text);
      if (named !== undefined) return { ...named, candidates: withSites(named.candidates, origin) };
    } catch {
      return undefined; // no answer
    }
  }
  return NO_CONTACTS;
}

/** Returns the contacts that the file names; `undefined` if it is not a trust.txt but an HTML page with status 200. */
export function parseTrustTxt(file: string): Contacts | undefined {
  const text = file.slice(0, MAX_TRUST_TXT).replace(/^\uFEFF/, '');
  if (/^\s*[<{]/.test(text)) return undefined;
  const lines = text.split(/\r\n?|\n/);
  if (file.length > MAX_TRUST_TXT) lines.pop(); // it was cut off: half an address may look like a whole one
  const values = lines.flatMap((line) => contactIn(line) ?? []).slice(0, MAX_CONTACTS);
  return {
    candidates: values.flatMap((value) => mailboxCandidates(writtenMailboxes(value), 'trust-txt')),
    pages: values
      .filter((value) => /^https?:/i.test(value))
      .flatMap((value) => toContactPage(value, value, 'contact') ?? []),
  };
}

/** Reads `contact=…`, in any case and with any spaces. A `#` after white space begins a comment. */
function contactIn(line: string): string | undefined {
  const separator = line.indexOf('=');
  if (separator === -1 || line.slice(0, separator).trim().toLowerCase() !== 'contact') return undefined;
  const [value = ''] = line.slice(separator + 1).split(/\s#/, 1);
  const bare = value.trim();
  return /^(".*"|'.*'|<.*>)$/.test(bare) ? bare.slice(1, -1).trim() : bare;
}
