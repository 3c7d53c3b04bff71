// Serves pages from loopback with their scripts and everything remote cut off.

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Styles of the page's own stay, as they decide what is seen. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

export interface PageServer {
  /** The address under which the HTML is served from now on. */
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
