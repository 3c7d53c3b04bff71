// Who asks, as the limits count.

import type { Context } from 'hono';
import type { Client, ProxyProblem } from '../domain/client';
import type { Env, HttpContext } from './context';

export type Asking = (c: Context<Env>) => Client;

/** Tells the operator once of each problem with the web server before the relay: a reader may have made the header up. */
export function askingClients({ clientOf, log }: Pick<HttpContext, 'clientOf' | 'log'>): Asking {
  const told = new Set<ProxyProblem>();
  return (c) => {
    const address = c.env?.incoming?.socket.remoteAddress;
    const client = clientOf({ address, forwardedFor: c.req.header('X-Forwarded-For') });
    if (client.problem !== undefined && !told.has(client.problem)) {
      told.add(client.problem);
      log({ event: client.problem });
    }
    return client;
  };
}
