// Serves pages on this machine, with their scripts and all remote resources blocked.

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Allows the page's own styles, because they decide what is visible. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

export interface PageServer {
  /** Serves the HTML from now on. Returns its address. */
  serve(name: string, html: string): string;
  stop(): Promise<void>;
}

export async function startPageServer(): Promise<PageServer> {
  const pages = new Map<string, string>();
  const server = createServer((request, response) => {
    const html = pages.get(new URL(request.url ?? '/', 'http://localhost').pathname);
    const headers = { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': POLICY };
    response.writeHead(html === undefined ? 404 : 200, headers).end(html);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // listening on TCP, so it is one
  return {
    serve: (name, html) => {
      pages.set(`/${encodeURIComponent(name)}`, html);
      return `http://127.0.0.1:${port}/${encodeURIComponent(name)}`;
    },
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
