// A web site of the tests' own, on loopback.

import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';

export interface Site {
  /** `http://127.0.0.1:PORT` */
  readonly origin: string;
  /** The same server under another origin. */
  readonly otherOrigin: string;
  /** Serves `html` at `path` (in a document of its own, unless it is one) and gives back the address. */
  page(path: string, html: string): string;
  /** Answers at `path` by hand. */
  answer(path: string, listener: RequestListener): void;
  /** What was asked for so far: `HEAD /story`. */
  readonly requests: readonly string[];
  /** The same server under a host's name, for browsers that take `*.test` for this computer. */
  as(host: string): string;
  /** What `page` puts in the head of each document. */
  head: string;
  stop(): Promise<void>;
}

export async function startSite(): Promise<Site> {
  const pages = new Map<string, string>();
  const listeners = new Map<string, RequestListener>();
  const requests: string[] = [];
  const server = createServer((request, response) => {
    const { method, url = '' } = request;
    requests.push(`${method} ${url}`);
    const listener = listeners.get(url);
    if (listener !== undefined) return listener(request, response);
    const html = pages.get(url);
    response.writeHead(html === undefined ? 404 : 200, { 'Content-Type': 'text/html; charset=utf-8' });
    response.end(html ?? 'There is no such page.');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new TypeError('not a TCP server');
  const { port } = address;
  const site: Site = {
    origin: `http://127.0.0.1:${port}`,
    otherOrigin: `http://localhost:${port}`,
    head: '',
    requests,
    as: (host) => `http://${host}:${port}`,
    answer(path, listener) {
      listeners.set(path, listener);
    },
    page(path, html) {
      const document = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A story</title>${site.head}</head><body>${html}</body></html>`;
      pages.set(path, html.startsWith('<!doctype') ? html : document);
      return site.origin + path;
    },
    stop: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
  return site;
}
