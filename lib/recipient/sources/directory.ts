// The addresses and forms of sites that Corrigenda brings along: the files of the folder `directory`, as the build reads them.

import type { Purpose } from '../../correction/recipient';
import type { Candidate, Contacts } from '../candidate';
import { NO_CONTACTS } from '../candidate';
import { withSites } from '../own-site';

/** An address or form: where it is, what it is for, and the day on which the site's own page was seen to name it. */
export type DirectoryRow = readonly [where: string, purpose: Exclude<Purpose, 'author'>, seen: string];

/** The rows of each site, by its host in lower case and Punycode. */
export type Directory = Readonly<Record<string, readonly DirectoryRow[]>>;

/**
 * Returns what the directory has for the page's site: the entry of its host, else of the closest domain above it. So `www.`, `m.`
 * and `amp.` need no entries of their own, and an entry never applies to another domain.
 *
 * @param address the address of the page.
 */
export function contactsInDirectory(directory: Directory, address: string): Contacts {
  const { protocol, hostname } = new URL(address);
  const host = hostname.replace(/\.$/, '');
  const site = /^https?:$/.test(protocol)
    ? domainsOf(host).find((domain) => Object.hasOwn(directory, domain))
    : undefined;
  const rows = site === undefined ? [] : (directory[site] ?? []);
  if (rows.length === 0) return NO_CONTACTS;
  return { candidates: withSites(rows.map(toCandidate), address), pages: [] };
}

/** Returns the host and the domains above it: `m.news.example`, `news.example`, `example`. */
function domainsOf(host: string): string[] {
  const labels = host.split('.');
  return labels.map((_, index) => labels.slice(index).join('.'));
}

function toCandidate([where, purpose, seen]: DirectoryRow): Candidate {
  const known = { provenance: 'directory', purpose, seen } as const;
  return /^https?:/.test(where)
    ? { type: 'form', form: where, opens: 'page', ...known }
    : { type: 'mailbox', mailbox: where, ...known };
}
