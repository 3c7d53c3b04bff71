// `npm run discover -- URL [--json]`: finds the recipients for corrections to a page as the extension does, without a browser.

import { readDirectory } from '../build/directory/read';
import { beginningOf } from '../lib/net/anonymous-fetch';
import type { Candidate, Contacts } from '../lib/recipient/candidate';
import { preselected } from '../lib/recipient/candidate';
import { rowsOfSite } from '../lib/recipient/directory-rows';
import { contactsInHtml } from '../lib/recipient/html-contacts';
import { withSites } from '../lib/recipient/own-site';
import { mergeContacts } from '../lib/recipient/ranking';
import { fetchSiteContacts } from '../lib/recipient/site-contacts';
import { inboxAmong, namesInbox } from '../lib/recipient/sources/declared-inbox';
import { contactsInDirectory } from '../lib/recipient/sources/directory';
import { headLinks } from '../lib/recipient/sources/fetch-declaration';
import { type Asked, inWords, reasonFor } from './discovery-in-words';

const TIMEOUT_MS = 15_000;
/** Maximum length of a page in UTF-16 units: longer than the longest pages. */
const MAX_HTML = 8_000_000;

/** A fault in the command's input or in the page, printed without a stack. */
class DiscoverError extends Error {}

const asked: Asked[] = [];
const noting: typeof fetch = async (input, init) => {
  const request = `${init?.method ?? 'GET'} ${String(input)}`;
  try {
    const response = await fetch(input, init);
    const moved = response.url === String(input) ? '' : ` from ${response.url}`;
    asked.push({
      request,
      answer: `${response.status} ${response.headers.get('Content-Type') ?? ''}${moved}`.trim(),
    });
    return response;
  } catch (error) {
    asked.push({ request, answer: `no answer: ${reasonOf(error)}` });
    throw error;
  }
};

try {
  const [written, ...more] = process.argv.slice(2).filter((argument) => argument !== '--json');
  if (written === undefined || more.length > 0)
    throw new DiscoverError('Give one address: npm run discover -- https://…');
  const { address, onPage, ignored } = await readPage(written);
  const listed = contactsInDirectory(rowsOfSite(readDirectory(), address), address);
  const isKnown = preselected(onPage.candidates) !== undefined;
  const known = { pages: onPage.pages, isKnown };
  const onSite = await fetchSiteContacts(address, noting, (_, ask) => ask(), known);
  const contacts = mergeContacts(onPage, onSite, listed);
  console.log(
    process.argv.includes('--json')
      ? asJson(address, contacts, ignored)
      : inWords(address, contacts, { asked, ignored }),
  );
} catch (error) {
  if (!(error instanceof DiscoverError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

function asJson(page: string, { candidates, pages }: Contacts, ignored: readonly string[]): string {
  const chosen = preselected(candidates);
  const explained = candidates.map((candidate) => ({ ...candidate, why: reasonFor(candidate, chosen) }));
  return JSON.stringify({ page, chosen, candidates: explained, ignored, pages, asked }, null, 2);
}

interface ReadPage {
  /** The address after redirects. */
  readonly address: string;
  /** The contacts that the page itself names. */
  readonly onPage: Contacts;
  /** Inboxes in the page's head that do not count. */
  readonly ignored: readonly string[];
}

async function readPage(written: string): Promise<ReadPage> {
  const url = URL.parse(written);
  if (url === null || !/^https?:$/.test(url.protocol))
    throw new DiscoverError(`${written} is not a web address. Web addresses start with https:// or http://.`);
  const headers = { Accept: 'text/html' };
  const response = await noting(url.href, { headers, signal: AbortSignal.timeout(TIMEOUT_MS) }).catch(
    (error: unknown) => {
      throw new DiscoverError(`${url.host} did not answer: ${reasonOf(error)}.`);
    },
  );
  const type = response.headers.get('Content-Type') ?? 'of no type';
  if (!response.ok) throw new DiscoverError(`${response.url} answers ${response.status}.`);
  if (!/^(text\/html|application\/xhtml\+xml)/i.test(type))
    throw new DiscoverError(`${response.url} is not HTML (${type}).`);
  const { text } = await beginningOf(response, MAX_HTML);
  const address = response.url;
  const { links, base = address } = headLinks(text);
  const inbox = inboxAmong(links, URL.parse(base, address)?.href ?? address, new URL(address));
  const declared: Candidate[] = inbox === undefined ? [] : [{ type: 'inbox', inbox, provenance: 'declared' }];
  const onPage = mergeContacts(
    { candidates: withSites(declared, address), pages: [] },
    contactsInHtml(text, address),
  );
  const ignored = inbox === undefined ? links.filter(namesInbox).map(({ href }) => href) : [];
  return { address, onPage, ignored };
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { code } = Object(error.cause);
  if (code === 'ENOTFOUND') return 'there is no such host';
  if (code === 'ECONNREFUSED') return 'nothing listens there';
  return error.name === 'TimeoutError' ? 'not in time' : String(code ?? error.message);
}
