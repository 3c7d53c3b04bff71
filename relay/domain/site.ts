// Sites: their configuration, and which site a page belongs to. Only the configuration decides who the editors are, never a request.

import { type Kind, type Page, storyAddress } from '../../lib/correction/content';

/** One publication: the hosts of its pages, and the editors who get the corrections to them. */
export interface Site {
  readonly name: string;
  /** As `URL.host` writes them: in lower case, with the port unless it is the default one. */
  readonly hosts: readonly string[];
  readonly editors: readonly string[];
  /** The language of the letters; English by default. */
  readonly language?: string;
  /** Exceptions for some corrections. The first matching route applies. */
  readonly routes?: readonly Route[];
  /** How long corrections to a story are collected for one letter, in milliseconds; 0 or absent: each is mailed immediately. */
  readonly digest?: number;
  /** How long after its lead a duplicate is merged into it, in milliseconds; 0: every duplicate gets its own letter. */
  readonly mergeWindow?: number;
  /** Maximum number of letters in a clock hour. The other corrections go in one letter at the end of the hour. */
  readonly lettersPerHour?: number;
  /** A prefix for the subjects of all letters. */
  readonly subjectPrefix?: string;
  /** `false`: the letters do not contain the reader's name and address. */
  readonly shareReader?: boolean;
  /** The address at which a story can be edited, with `{url}` for the story's address or `{path}` for its path. */
  readonly cms?: string;
  /** `true`: the relay does everything except sending letters. */
  readonly dryRun?: boolean;
}

/** Which corrections go to which editors, and when. The site's settings apply for every field that is absent. */
export interface Route {
  /** Prefixes of the stories' paths; absent: all stories. */
  readonly paths?: readonly string[];
  /** Absent: all kinds. */
  readonly kinds?: readonly Kind[];
  readonly editors?: readonly string[];
  /** As for a site. */
  readonly digest?: number;
}

/** Returns the site of a page's address; `undefined` if the page is on none of our sites. */
export type SiteOf = (address: string) => Site | undefined;

/**
 * Returns a function that finds the site by the page's host and port. A subdomain is a different host, except www: people write a
 * newspaper's address with and without it.
 */
export function siteFinder(sites: readonly Site[]): SiteOf {
  const byHost = sitesByHost(sites);
  return (address) => byHost.get(hostOf(address));
}

/** Returns the site of every host: those in the configuration, and their twins with or without www, unless another site has them. */
export function sitesByHost<OneSite extends Pick<Site, 'hosts'>>(
  sites: readonly OneSite[],
): ReadonlyMap<string, OneSite> {
  const named = sites.flatMap((site) => site.hosts.map((host) => [host, site] as const));
  const twins = named.flatMap(([host, site]) => {
    const twin = twinOf(host);
    return twin === undefined ? [] : [[twin, site] as const];
  });
  return new Map([...twins, ...named]);
}

/** Returns `host` with www if it has none, and without it if it has; `undefined` for a name without a dot and for an IP address. */
export function twinOf(host: string): string | undefined {
  if (host.startsWith('www.')) return host.slice('www.'.length);
  return /\.[a-z][a-z\d-]*(:\d+)?$/.test(host) ? `www.${host}` : undefined;
}

/** Returns the host and port of an address. A dot after the host means the same host. */
function hostOf(address: string): string {
  return new URL(address).host.replace(/\.(?=:|$)/, '');
}

/**
 * Returns the site of a page, and the page with only those of its addresses that are on this site; `undefined` if no site matches.
 *
 * A stranger wrote both addresses. A story must not get a link to another site, and a page must not get the identity of another
 * site's story. So if the two addresses are on different sites, one is dropped. The address that identifies the story decides the site.
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

/** A name as it can be in an address, or an IP address. The URL standard also allows signs that no host has, such as a star. */
const HOST = /^(\[[\da-f:.]+\]|[a-z\d_]([a-z\d_-]*[a-z\d_])?(\.[a-z\d_]([a-z\d_-]*[a-z\d_])?)*)(:\d+)?$/;

/** Returns `host` or `host:port` as `URL.host` writes it, without a default port; `undefined` if `host` has another form. */
export function normalHost(host: string): string | undefined {
  const address = `https://${host.replace(/:80$/, '')}`;
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  if (host.includes('@')) return undefined; // the URL standard drops an empty user
  const isHostOnly = url.href === `https://${url.host}/` && !host.endsWith('/');
  const normal = hostOf(address);
  return isHostOnly && HOST.test(normal) ? normal : undefined;
}

/** Returns the address at which `story` can be edited; `undefined` if the site has no `cms` setting. */
export function cmsLink({ cms }: Site, story: string): string | undefined {
  const path = new URL(story).pathname.replace(/[&'+;=]/g, (sign) =>
    encodeURIComponent(sign).replace("'", '%27'),
  );
  return cms?.replaceAll('{url}', encodeURIComponent(story)).replaceAll('{path}', () => path);
}
