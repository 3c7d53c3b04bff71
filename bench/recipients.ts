// The contacts that real pages name: what is found, against a plain search and a list made by hand.

import { readDirectory } from '../build/directory/read';
import type { Candidate, Contacts } from '../lib/recipient/candidate';
import { preselected } from '../lib/recipient/candidate';
import { rowsOfSite } from '../lib/recipient/directory-rows';
import { contactsInHtml } from '../lib/recipient/html-contacts';
import { mergeContacts } from '../lib/recipient/ranking';
import { contactsInDirectory } from '../lib/recipient/sources/directory';
import type { Benchmark, Result, Row } from './benchmark';
import { realPages } from './real-pages';
import { channelRows, comparedWith } from './recipients/channels';
import { type HandMade, readHandMadeList } from './recipients/hand-made-list';
import { NAMED_BY_HAND, type Named } from './recipients/named-by-hand';

export const recipients: Benchmark = {
  name: 'recipients',
  question:
    'of the addresses and contact pages that real pages name, how many are found, and how many of those found are right; a plain search for mailto: and for the words “contact”, “correction” and “about” is the anchor',
  run: async ({ list }) => measure(realPages(), list === undefined ? undefined : readHandMadeList(list)),
};

/** What was found on a page: hosts of addresses, and contact pages without scheme. */
interface Found {
  readonly hosts: readonly string[];
  readonly pages: readonly string[];
}

function measure(pages: readonly [string, string][], list: HandMade | undefined): Result {
  if (pages.length === 0)
    return { rows: [], notes: ['There is no folder of real pages beside the checkout.'] };
  const directory = readDirectory();
  const measured = pages.map(([name, html]) => {
    const named = NAMED_BY_HAND[name] ?? {};
    const address =
      addressOf(html) ?? list?.[name]?.address ?? named.address ?? `https://page.example/${name}`;
    const contacts = contactsInHtml(html, address);
    const all = mergeContacts(contacts, contactsInDirectory(rowsOfSite(directory, address), address));
    return { name, named, contacts, all, ours: inShort(contacts), plain: plainSearch(html) };
  });
  const channels = measured.map(({ name, all }) => ({ name, contacts: all }));
  const compared = list && comparedWith(list, channels);
  const compare = (what: string, key: keyof Found, who: 'plain' | 'ours') =>
    toRow(
      what,
      measured.map((page) => tally(expected(page.named)[key], page[who][key])),
    );
  return {
    rows: [
      compare('addresses, plain search', 'hosts', 'plain'),
      compare('addresses, Corrigenda', 'hosts', 'ours'),
      compare('contact pages, plain search', 'pages', 'plain'),
      compare('contact pages, Corrigenda', 'pages', 'ours'),
      ...channelRows(channels),
      ...(compared === undefined ? [] : [compared.row]),
    ],
    notes: [
      ...(compared?.notes ?? []),
      ...totals(measured.map(({ contacts }) => contacts)),
      ...measured.flatMap(differences),
    ],
  };
}

function expected({ authors = [], editors = [], pages = [] }: Named): Found {
  return { hosts: [...authors, ...editors], pages };
}

interface Tally {
  readonly named: number;
  readonly found: number;
  readonly right: number;
}

/** Matches each found item with one named item, so that two of one host count twice. */
function tally(named: readonly string[], found: readonly string[]): Tally {
  const right = [...named];
  for (const one of found) if (right.includes(one)) right.splice(right.indexOf(one), 1);
  return { named: named.length, found: found.length, right: named.length - right.length };
}

function toRow(what: string, tallies: readonly Tally[]): Row {
  const sum = (key: keyof Tally) => tallies.reduce((total, one) => total + one[key], 0);
  const [named, found, right] = [sum('named'), sum('found'), sum('right')];
  return { what, named, found, right, recall: share(right, named), precision: share(right, found) };
}

function share(part: number, whole: number): string {
  return whole === 0 ? '–' : `${Math.round((100 * part) / whole)} %`;
}

/** A form counts as a page: it is one that says how to report a mistake. */
function inShort({ candidates, pages }: Contacts): Found {
  const hosts = candidates.flatMap((one) =>
    one.type === 'mailbox' ? [one.mailbox.split('@')[1] ?? ''] : [],
  );
  const forms = candidates.flatMap((one) => (one.type === 'form' ? [one.form] : []));
  const addresses = [...forms, ...pages.map(({ address }) => address)];
  return { hosts, pages: [...new Set(addresses.map(withoutScheme))] };
}

function withoutScheme(address: string): string {
  const { host, pathname } = new URL(address);
  return `${host}${pathname.replace(/\/$/, '')}`;
}

/** The plain search that anyone would try first. */
function plainSearch(html: string): Found {
  const base = addressOf(html) ?? 'https://page.example/';
  const links = Array.from(html.matchAll(/<a\s[^>]*href=["']([^"']*)["'][^>]*>([^<]*)/gi));
  const pages = links.flatMap(([, href = '', text = '']) => {
    const url = /contact|correction|about/i.test(text) ? URL.parse(href, base) : null;
    return url !== null && /^https?:$/.test(url.protocol) ? [withoutScheme(url.href)] : [];
  });
  const mailboxes = Array.from(html.matchAll(/mailto:([^"'?&<> ]+@[^"'?&<> ]+)/gi), ([, one = '']) => one);
  const hosts = [...new Set(mailboxes)].map((one) => one.split('@')[1] ?? '');
  return { hosts, pages: [...new Set(pages)] };
}

/** Returns the address that the page states, by its canonical link or Open Graph. */
function addressOf(html: string): string | undefined {
  const tags = html.match(/<(link|meta)\s[^>]*(rel="canonical"|property="og:url")[^>]*>/gi) ?? [];
  return tags.flatMap((tag) => /(?:href|content)="([^"]+)"/i.exec(tag)?.[1] ?? []).at(0);
}

function totals(all: readonly Contacts[]): string[] {
  const candidates = all.flatMap((contacts) => contacts.candidates);
  const sources = new Set(candidates.map(({ provenance }) => provenance));
  const count = (is: (contacts: Contacts) => boolean) => all.filter(is).length;
  return [
    `Of ${all.length} pages, ${count((one) => one.candidates.length > 0)} name an address, ${count((one) => one.pages.length > 0)} a contact page, ${count((one) => one.candidates.length + one.pages.length > 0)} either; on ${count((one) => preselected(one.candidates) !== undefined)} one is chosen by itself.`,
    ...Array.from(sources, (source) => {
      const ofSource = (one: Candidate) => one.provenance === source;
      return `${source}: ${candidates.filter(ofSource).length} addresses on ${count((one) => one.candidates.some(ofSource))} pages.`;
    }),
  ];
}

function differences({ name, named, ours }: { name: string; named: Named; ours: Found }): string[] {
  const { hosts, pages } = expected(named);
  const minus = (all: readonly string[], other: readonly string[]) =>
    all.filter((one) => !other.includes(one));
  return [
    ...[...minus(hosts, ours.hosts), ...minus(pages, ours.pages)].map((one) => `${name}: not found: ${one}`),
    ...[...minus(ours.hosts, hosts), ...minus(ours.pages, pages)].map(
      (one) => `${name}: not named by hand: ${one}`,
    ),
  ];
}
