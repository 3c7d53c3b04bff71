// A small web server on loopback, for the newspaper and for the mailbox.

import { once } from 'node:events';
import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';

export interface WebServer {
  /** `http://127.0.0.1:…`, without a slash at the end. */
  readonly url: string;
  /** Stops at once and closes connections that browsers keep open. */
  stop(): Promise<void>;
}

type Fetch = (request: Request) => Response | Promise<Response>;

/**
 * Serves an app on 127.0.0.1, where only this machine reaches it.
 *
 * @param appAt creates the app for its address.
 * @param port 0 means any free port.
 */
export async function serveOnLoopback(appAt: (url: string) => Fetch, port = 0): Promise<WebServer> {
  const server = createServer();
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new TypeError('not a TCP server');
  const url = `http://127.0.0.1:${address.port}`;
  // Keeps the process's own Request and Response: the demo runs several servers in one process.
  server.on('request', getRequestListener(appAt(url), { overrideGlobalObjects: false }));
  return {
    url,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
