// Which publication a page belongs to. Only configuration says who its editors are, never a request.

import { type Kind, type Page, storyAddress } from '../../lib/correction/content';

/** One publication: the hosts of its pages, and who gets the corrections to them. */
export interface Site {
  readonly name: string;
  /** As `URL.host` writes them: lower case, with a port where it is not the default one. */
  readonly hosts: readonly string[];
  readonly editors: readonly string[];
  /** In which they are written to; English where it is not said. */
  readonly language?: string;
  /** Corrections that go another way: the first route that fits one is its. */
  readonly routes?: readonly Route[];
  /** So long the corrections to a story are gathered for one letter; in milliseconds, 0 or absent: each goes at once. */
  readonly digest?: number;
  /** So long after the first one the same correction makes no letter of its own, in milliseconds; 0: it always does. */
  readonly mergeWindow?: number;
  /** More are gathered until the clock hour is over. */
  readonly lettersPerHour?: number;
  /** Stands before the subjects of all letters. */
  readonly subjectPrefix?: string;
  /** `false`: the editors are not told who wrote. */
  readonly shareReader?: boolean;
  /** Where a story can be edited, with `{url}` for its address or `{path}` for its path. */
  readonly cms?: string;
  /** Everything but the letters: none is sent. */
  readonly dryRun?: boolean;
}

/** Which corrections go to whom, and when. What it does not say, the site says. */
export interface Route {
  /** How the paths of its stories begin; absent: all. */
  readonly paths?: readonly string[];
  /** Absent: all. */
  readonly kinds?: readonly Kind[];
  readonly editors?: readonly string[];
  /** As a site's. */
  readonly digest?: number;
}

/** The site of a page address, or nothing where it is not ours. */
export type SiteOf = (address: string) => Site | undefined;

/** Finds the site by the page's host and port; a subdomain is another host. */
export function siteFinder(sites: readonly Site[]): SiteOf {
  const byHost = new Map(sites.flatMap((site) => site.hosts.map((host) => [host, site] as const)));
  return (address) => byHost.get(new URL(address).host);
}

/**
 * Returns the site of a page, and the page with addresses of that site only; `undefined` if the page is not ours.
 *
 * A stranger wrote both of its addresses: a story must not be given a link to another site, nor a page the identity of another
 * site's story. Of two addresses, the one that is not on the site is left out. What identifies the story decides which site it is.
 */
export function pageOnSite(page: Page, siteOf: SiteOf): { site: Site; page: Page } | undefined {
  const { canonical, ...rest } = page;
  const site = siteOf(storyAddress(page));
  if (canonical === undefined) return site && { site, page };
  if (site === undefined) {
    const own = siteOf(page.address);
    return own && { site: own, page: rest };
  }
  return { site, page: siteOf(page.address) === site ? page : { ...rest, address: canonical } };
}

/** `host` or `host:port` as `URL.host` writes it, default ports dropped; nothing where it is something else. */
export function normalHost(host: string): string | undefined {
  const address = `https://${host.replace(/:80$/, '')}`;
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  return url.href === `https://${url.host}/` && !host.endsWith('/') ? url.host : undefined;
}

/** Where `story` can be edited; nothing where the site does not say. */
export function cmsLink({ cms }: Site, story: string): string | undefined {
  const path = new URL(story).pathname.replace(/[&'+;=]/g, (sign) =>
    encodeURIComponent(sign).replace("'", '%27'),
  );
  return cms?.replaceAll('{url}', encodeURIComponent(story)).replaceAll('{path}', () => path);
}
