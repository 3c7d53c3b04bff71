// What a page calls itself (`<link rel=canonical>`), if it does name this page: content systems also name the first page of a
// series, the folder, the translation that came first, or the front page.

import { routeIn } from '../correction/route';
import { cleanAddress } from './address';
import { findAll, findFirst } from './safe-dom';

/** Only in the head: readers' comments can contain a `<link>`, and a form named `head` is not the head. */
const CANONICAL = ':root > head > link[rel~="canonical" i][href]:not([href=""])';
const TRANSLATIONS = ':root > head > link[rel~="alternate" i][hreflang][href]';
/** Maximum number of translations read: more only cost time on a hostile page. */
const MAX_TRANSLATIONS = 200;

/**
 * Returns the canonical address, cleaned, if it names this document and may be on the same site: otherwise a letter about one
 * story would be filed under another. Whether it is on the same site, the background says (`withOwnCanonical`).
 *
 * @param address the page's address.
 */
export function canonicalAddress(document: Document, address: string): string | undefined {
  const canonical = statedCanonical(document);
  if (canonical === undefined || !mayBeSameSite(canonical, address)) return undefined;
  const isOther = namesAnotherDocument(canonical, address) || isTranslationOf(document, canonical, address);
  return isOther ? undefined : canonical;
}

/**
 * Whether two addresses may belong to one site. `false` is certain; `true` is not, because two sites can share a public suffix of two
 * labels (`co.uk`, `github.io`), and the list of these is as large as all else that a page's script needs, twice over.
 */
export function mayBeSameSite(address: string, other: string): boolean {
  const [one, two] = [new URL(address), new URL(other)];
  return one.host === two.host || (hasDomain(one) && domainOf(one) === domainOf(two));
}

/** Whether the host has a name with a domain: it is neither an IP address nor a single word, like `localhost`. */
function hasDomain({ hostname }: URL): boolean {
  return /\.(?!\d+$)[^.]+$/.test(hostname);
}

/** Returns the last two labels: no registered domain has fewer. */
function domainOf({ hostname }: URL): string {
  return hostname.split('.').slice(-2).join('.');
}

/** Returns the address that the link names, cleaned. */
export function statedCanonical(document: Document): string | undefined {
  const link = findFirst(document, CANONICAL);
  return link instanceof HTMLLinkElement ? cleanAddress(link.href) : undefined; // resolved by the document's <base>
}

/** Whether the addresses alone show that the canonical address names another document than the page's address. */
export function namesAnotherDocument(canonical: string, address: string): boolean {
  const route = routeIn(address);
  if (route !== '' && routeIn(canonical) !== route) return true;
  if (isFrontPage(canonical) && !isFrontPage(address)) return true;
  return (
    isFolderOf(canonical, address) || isOtherPart(canonical, address) || isInOtherLanguage(canonical, address)
  );
}

function isFrontPage(address: string): boolean {
  const { pathname, search, hash } = new URL(address);
  return search === '' && hash === '' && /^\/((index|default|home)\.\w+)?$/i.test(pathname);
}

/** What follows the story's address at another view of the whole story: `/fox/amp`, `/fox/print`. */
const VIEW =
  /^\/(amp|m|mobile|print|printable|print-view|drucken|full|all|single-?page|komplettansicht|index\.\w+|comments|amp\.html)?\/?$/i;

/** Whether the canonical address is a folder that contains the page, or the story of which the page is one part: `/fox/2`. */
function isFolderOf(canonical: string, address: string): boolean {
  const [folder, page] = [new URL(canonical), new URL(address)];
  const path = folder.pathname.replace(/\/$/, '');
  return (
    folder.search + folder.hash === '' &&
    page.pathname.startsWith(`${path}/`) &&
    !VIEW.test(page.pathname.slice(path.length))
  );
}

/** Parameters that number the parts of a story or a list. */
const PART = /^(page|paged|pageno|pg|pagina|seite|strana|strona|lapa|offset|start|skip)$/i;
/** The part's number in a file's name: `/fox-2.html`, `/fox,seite-2`. */
const PART_IN_NAME = /[-_,.](p|page|seite|s)?[-_]?\d{1,3}(?=(\.\w+)?\/?$)/i;

/** Whether the addresses differ in a number, or only the page's address has one: pages 1 and 2, stories 7 and 8. */
function isOtherPart(canonical: string, address: string): boolean {
  const [one, other] = [new URL(canonical), new URL(address)];
  const [named, open] = [one.pathname + one.search, other.pathname + other.search];
  if (named !== open && named.replace(/\d+/g, '0') === open.replace(/\d+/g, '0')) return true;
  if (one.pathname === other.pathname.replace(PART_IN_NAME, '') && one.pathname !== other.pathname)
    return true;
  return [...other.searchParams].some(
    ([name, value]) =>
      PART.test(name) && /^\d+$/.test(value) && Number(value) > 1 && !one.searchParams.has(name),
  );
}

const LANGUAGE = /^[a-z]{2}([-_][a-z]{2,4})?$/i;
const LANGUAGE_PARAMETER = /^(lang|language|locale|hl|lng)$/i;

/** Whether the addresses name two languages, or are the same but for a language that one of them names. */
function isInOtherLanguage(canonical: string, address: string): boolean {
  const [named, open] = [languageIn(canonical), languageIn(address)];
  if (named.language !== undefined && open.language !== undefined)
    return !isSameLanguage(named.language, open.language);
  return open.language !== undefined && named.rest === open.rest;
}

/** Returns the language that an address names as its first folder, its host's first label or a parameter, and its path without it. */
function languageIn(address: string): { readonly language: string | undefined; readonly rest: string } {
  const { hostname, pathname, searchParams } = new URL(address);
  const [, first = '', ...folders] = pathname.split('/');
  const labels = hostname.split('.');
  const [label = ''] = labels.length > 2 ? labels : [];
  const [, parameter = ''] = [...searchParams].find(([name]) => LANGUAGE_PARAMETER.test(name)) ?? [];
  const isFolder = LANGUAGE.test(first);
  return {
    language: [parameter, first, label].find((text) => LANGUAGE.test(text)),
    rest: isFolder ? `/${folders.join('/')}` : pathname,
  };
}

/** Whether one of the tags is the other, or the other with a country. */
function isSameLanguage(one: string, other: string): boolean {
  const [tag, longer] = [one, other].map((text) => text.toLowerCase().replaceAll('_', '-')).sort();
  return longer === tag || longer?.startsWith(`${tag}-`) === true;
}

/** Whether the page says that the canonical address is the story in another language (`hreflang`). */
function isTranslationOf(document: Document, canonical: string, address: string): boolean {
  const languages = new Map<string, string>();
  for (const link of findAll(document, TRANSLATIONS).slice(0, MAX_TRANSLATIONS)) {
    const [tag, target] = [
      link.getAttribute('hreflang'),
      link instanceof HTMLLinkElement && cleanAddress(link.href),
    ];
    if (tag !== null && LANGUAGE.test(tag) && target) languages.set(target, tag);
  }
  const named = languages.get(canonical);
  const open = languages.get(address) ?? findFirst(document, ':root')?.getAttribute('lang') ?? '';
  return named !== undefined && LANGUAGE.test(open) && !isSameLanguage(named, open);
}
