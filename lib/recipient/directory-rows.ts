// The table of the directory, and which of its rows are of a page's site.

import * as v from 'valibot';

/** An address or form: where it is, what it is for, and the day on which the site's own page was seen to name it. */
export const DirectoryRowSchema = v.tuple([
  v.string(),
  v.picklist(['corrections', 'editors', 'general']),
  v.string(),
]);
export type DirectoryRow = Readonly<v.InferOutput<typeof DirectoryRowSchema>>;

/** The rows of each site, by its host in lower case and Punycode. */
export type Directory = Readonly<Record<string, readonly DirectoryRow[]>>;

/**
 * Returns the rows of the page's site: the entry of its host, else of the closest domain above it. So `www.`, `m.` and `amp.` need
 * no entries of their own, and an entry never applies to another domain.
 *
 * @param address the address of the page.
 */
export function rowsOfSite(directory: Directory, address: string): readonly DirectoryRow[] {
  const { protocol, hostname } = new URL(address);
  const host = hostname.replace(/\.$/, '');
  const site = /^https?:$/.test(protocol)
    ? domainsOf(host).find((domain) => Object.hasOwn(directory, domain))
    : undefined;
  return site === undefined ? [] : (directory[site] ?? []);
}

/** Returns the host and the domains above it: `m.news.example`, `news.example`, `example`. */
function domainsOf(host: string): string[] {
  const labels = host.split('.');
  return labels.map((_, index) => labels.slice(index).join('.'));
}
