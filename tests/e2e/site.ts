// A web site of the tests' own, on loopback.

import { once } from 'node:events';
import { createServer } from 'node:http';

export interface Site {
  /** `http://127.0.0.1:PORT` */
  readonly origin: string;
  /** The same server under another origin. */
  readonly otherOrigin: string;
  /** Serves `html` at `path` (in a document of its own, unless it is one) and gives back the address. */
  page(path: string, html: string): string;
  /** What `page` puts in the head of each document. */
  head: string;
  stop(): Promise<void>;
}

export async function startSite(): Promise<Site> {
  const pages = new Map<string, string>();
  const server = createServer((request, response) => {
    const html = pages.get(request.url ?? '');
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
