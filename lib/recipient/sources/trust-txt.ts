// The contacts in a site's trust.txt (https://journallist.net/reference-document-for-trust-txt-specifications).

import { anonymousFetch, beginningBytesOf } from '../../net/anonymous-fetch';
import { type Contacts, NO_CONTACTS, toContactPage } from '../candidate';
import { mailboxCandidates, writtenMailboxes } from '../mailbox';
import { withSites } from '../own-site';
import { isForNow, isNoAnswer, type SiteRequest, type SiteSource, siteRequestOptions } from '../site-source';

/** The paths at which sites have the file, in the order in which they are tried. */
const PATHS = ['/.well-known/trust.txt', '/trust.txt'] as const;
/** Maximum length that is read of a file, in bytes: far longer than any in use. */
const MAX_BYTES = 65_536;
/** Maximum number of contacts that are read. */
const MAX_CONTACTS = 20;

export const trustTxt: SiteSource = (request) => {
  const { origin } = new URL(request.page);
  return request.remember(`${origin}${PATHS[0]}`, () => askTrustTxt(origin, request));
};

/**
 * Reads the first file that is a trust.txt. Any other answer in one place, such as an empty file or a page that says “not found”,
 * does not hide a file in the other place.
 */
async function askTrustTxt(origin: string, request: SiteRequest): Promise<Contacts | undefined> {
  let isComplete = true;
  for (const path of PATHS) {
    const answer = await askPlace(`${origin}${path}`, request);
    if (answer === 'no answer') isComplete = false;
    else if (answer !== 'no file') return { ...answer, candidates: withSites(answer.candidates, origin) };
  }
  return isComplete ? NO_CONTACTS : undefined;
}

async function askPlace(
  address: string,
  { fetch, signal }: SiteRequest,
): Promise<Contacts | 'no file' | 'no answer'> {
  try {
    const options = { ...siteRequestOptions(address, signal), headers: { Accept: 'text/plain' } };
    const response = await anonymousFetch(address, options, fetch);
    // After a redirect to another site too: its file says nothing about this site.
    if (isNoAnswer(response, address)) return 'no answer';
    if (!response.ok) return 'no file';
    const bytes = await beginningBytesOf(response, MAX_BYTES + 1);
    const file = parseTrustTxt(decodeText(bytes), bytes.length > MAX_BYTES);
    return file ?? (isForNow(response) ? 'no answer' : 'no file');
  } catch {
    return 'no answer';
  }
}

/** Reads UTF-8, and UTF-16 if the byte order mark says so: some editors on Windows write it. */
export function decodeText(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const encoding = MARKS.find(({ mark }) => mark[0] === first && mark[1] === second)?.encoding ?? 'utf-8';
  return new TextDecoder(encoding).decode(bytes);
}

const MARKS = [
  { mark: [0xff, 0xfe], encoding: 'utf-16le' },
  { mark: [0xfe, 0xff], encoding: 'utf-16be' },
] as const;

/** The names that lines of the format may have. A file with none of them is something else. */
const NAMES: ReadonlySet<string> = new Set([
  'member',
  'belongto',
  'control',
  'controlledby',
  'social',
  'vendor',
  'customer',
  'disclosure',
  'contact',
  'datatrainingallowed',
]);

/**
 * Returns the contacts that the file names; `undefined` if it is not a trust.txt, whatever its content type: an HTML page with
 * status 200, or a file without a valid line.
 *
 * @param isCut whether the file is longer than what was read.
 */
export function parseTrustTxt(file: string, isCut = false): Contacts | undefined {
  const text = file.slice(0, MAX_BYTES).replace(/^\uFEFF/, '');
  if (/^\s*[<{]/.test(text)) return undefined;
  const lines = text.split(/\r\n?|\n/);
  if (isCut || file.length > MAX_BYTES) lines.pop(); // half an address may look like a whole one
  const fields = lines.flatMap((line) => fieldIn(line) ?? []);
  if (fields.length === 0) return undefined;
  const values = fields
    .flatMap(({ name, value }) => (name === 'contact' ? value : []))
    .slice(0, MAX_CONTACTS);
  return {
    candidates: values.flatMap((value) => mailboxCandidates(writtenMailboxes(value), 'trust-txt')),
    pages: values
      .filter((value) => /^https?:/i.test(value))
      .flatMap((value) => toContactPage(value, value, 'contact') ?? []),
  };
}

/** Reads `name=value`, with the name in any case and with any spaces. A `#` after white space begins a comment. */
function fieldIn(line: string): { readonly name: string; readonly value: string } | undefined {
  const separator = line.indexOf('=');
  const name = line.slice(0, Math.max(0, separator)).trim().toLowerCase();
  if (!NAMES.has(name)) return undefined;
  const [value = ''] = line.slice(separator + 1).split(/\s#/, 1);
  const bare = value.trim();
  return { name, value: /^(".*"|'.*'|<.*>)$/.test(bare) ? bare.slice(1, -1).trim() : bare };
}
