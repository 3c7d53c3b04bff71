// The source of a request: the client that the limits count, and the web page that sent it.

import type { Context } from 'hono';
import type { Client, ProxyProblem } from '../domain/client';
import { normalHost, type Site, sitesByHost } from '../domain/site';
import type { Env, HttpContext } from './context';

export type ClientOfRequest = (c: Context<Env>) => Client;

/** Finds the client of a request. Each problem with the web server in front is logged only once, because a reader can forge the header. */
export function clientFinderFor({ clientOf, log }: Pick<HttpContext, 'clientOf' | 'log'>): ClientOfRequest {
  const reported = new Set<ProxyProblem>();
  return (c) => {
    const address = c.env?.incoming?.socket.remoteAddress;
    const client = clientOf({ address, forwardedFor: c.req.header('X-Forwarded-For') });
    if (client.problem !== undefined && !reported.has(client.problem)) {
      reported.add(client.problem);
      log({ event: client.problem, header: 'X-Forwarded-For' });
    }
    return client;
  };
}

/**
 * Returns a function that tells whether a request with that `Origin` header may send a correction. Pages of the relay and of its sites
 * may, and so may extensions and programs.
 *
 * Browsers send an http(s) origin or `null` with the requests of a page's script (Fetch, section 3.2). The origin of an extension has
 * another scheme. No list can contain all of them, because Firefox gives each installation a different one.
 *
 * @param ownOrigin the relay's origin, as browsers reach it.
 */
export function originFilter(
  sites: readonly Pick<Site, 'hosts'>[],
  ownOrigin: string,
): (origin: string | undefined) => boolean {
  const hosts = sitesByHost(sites);
  return (origin) => {
    if (origin === undefined) return true;
    // `null` is a page too: in a sandboxed frame, from a file, or after a redirect.
    if (!URL.canParse(origin)) return false;
    const { protocol, host } = new URL(origin);
    if (protocol !== 'http:' && protocol !== 'https:') return true;
    return origin === ownOrigin || hosts.has(normalHost(host) ?? host);
  };
}
