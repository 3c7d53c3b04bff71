// Who asks, as the limits count.

import type { Context } from 'hono';
import type { Client } from '../client/client';
import type { Env, HttpContext } from './context';

export type Asking = (c: Context<Env>) => Client;

/** Tells the operator once of a web server that is not trusted: it may be a reader who made the header up. */
export function askingClients({ clientOf, log }: Pick<HttpContext, 'clientOf' | 'log'>): Asking {
  let isProxyTold = false;
  return (c) => {
    const address = c.env?.incoming?.socket.remoteAddress;
    const client = clientOf({ address, forwardedFor: c.req.header('X-Forwarded-For') });
    if (client.isProxyIgnored && !isProxyTold) {
      isProxyTold = true;
      log({ event: 'proxy not trusted' });
    }
    return client;
  };
}
