// Which publication a page belongs to. Only configuration says who its editors are, never a request.

/** One publication: the hosts of its pages, and who gets the corrections to them. */
export interface Site {
  readonly name: string;
  /** As `URL.host` writes them: lower case, with a port where it is not the default one. */
  readonly hosts: readonly string[];
  readonly editors: readonly string[];
  /** In which they are written to; English where it is not said. */
  readonly language?: string;
}

/** The site of a page address, or nothing where it is not ours. */
export type SiteOf = (address: string) => Site | undefined;

/** Finds the site by the page's host and port; a subdomain is another host. */
export function siteFinder(sites: readonly Site[]): SiteOf {
  const byHost = new Map(sites.flatMap((site) => site.hosts.map((host) => [host, site] as const)));
  return (address) => byHost.get(new URL(address).host);
}

/** `host` or `host:port` as `URL.host` writes it, default ports dropped; nothing where it is something else. */
export function normalHost(host: string): string | undefined {
  const address = `https://${host.replace(/:80$/, '')}`;
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  return url.href === `https://${url.host}/` && !host.endsWith('/') ? url.host : undefined;
}
