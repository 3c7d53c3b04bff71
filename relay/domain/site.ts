// Sites: which one a page belongs to, and how it is configured. Only the configuration says who the editors are, never a request.

import { type Kind, type Page, storyAddress } from '../../lib/correction/content';

/** One publication: the hosts of its pages, and who gets the corrections to them. */
export interface Site {
  readonly name: string;
  /** As `URL.host` writes them: in lower case, with the port unless it is the default one. */
  readonly hosts: readonly string[];
  readonly editors: readonly string[];
  /** The language of their letters; English by default. */
  readonly language?: string;
  /** Exceptions for some corrections. The first route that fits a correction applies. */
  readonly routes?: readonly Route[];
  /** How long corrections to a story are collected for one letter, in milliseconds; 0 or absent: each goes immediately. */
  readonly digest?: number;
  /** How long after its lead a duplicate gets no letter of its own, in milliseconds; 0: it always gets one. */
  readonly mergeWindow?: number;
  /** Maximum number of letters in a clock hour. What exceeds it goes in one letter at the end of the hour. */
  readonly lettersPerHour?: number;
  /** A prefix for the subjects of all letters. */
  readonly subjectPrefix?: string;
  /** `false`: the letters do not say who the reader is. */
  readonly shareReader?: boolean;
  /** The address at which a story can be edited, with `{url}` for the story's address or `{path}` for its path. */
  readonly cms?: string;
  /** `true`: everything happens except that no letter is sent. */
  readonly dryRun?: boolean;
}

/** Which corrections go to which editors, and when. What it leaves out, the site's settings say. */
export interface Route {
  /** Prefixes of the stories' paths; absent: all stories. */
  readonly paths?: readonly string[];
  /** Absent: all kinds. */
  readonly kinds?: readonly Kind[];
  readonly editors?: readonly string[];
  /** As on a site. */
  readonly digest?: number;
}

/** Returns the site of a page's address; `undefined` if it is not one of ours. */
export type SiteOf = (address: string) => Site | undefined;

/** Returns a function that finds the site by the page's host and port. A subdomain is another host. */
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

/** Returns `host` or `host:port` as `URL.host` writes it, without a default port; `undefined` if it is neither. */
export function normalHost(host: string): string | undefined {
  const address = `https://${host.replace(/:80$/, '')}`;
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  return url.href === `https://${url.host}/` && !host.endsWith('/') ? url.host : undefined;
}

/** Returns the address at which `story` can be edited; `undefined` if the site has none. */
export function cmsLink({ cms }: Site, story: string): string | undefined {
  const path = new URL(story).pathname.replace(/[&'+;=]/g, (sign) =>
    encodeURIComponent(sign).replace("'", '%27'),
  );
  return cms?.replaceAll('{url}', encodeURIComponent(story)).replaceAll('{path}', () => path);
}
