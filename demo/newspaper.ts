// The Harbour Courier, served on loopback: a demo newspaper with mistakes in it (newspaper/README.md).

import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { Hono } from 'hono';
import { serveOnLoopback, type WebServer } from './serve';

const COURIER = join(import.meta.dirname, 'newspaper');
const PAGE = /\.html$/;
const CONTENT_TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
};

const NOT_FOUND = '/404';

interface Resource {
  readonly type: string;
  readonly text: string;
}

const EMPTY: Resource = { type: 'text/plain; charset=utf-8', text: '' };

export type Newspaper = WebServer;

interface Options {
  /** 0, the default, means any free port. */
  readonly port?: number;
  /** The address of the relay's inbox, which every page declares. */
  readonly inbox: string;
  /** The folder with the pages; default: the Courier's. */
  readonly folder?: string;
  /** The origin that the pages name as their own; default: the one at which they are served. */
  readonly origin?: string;
}

/** Starts the newspaper. */
export async function startNewspaper({
  port = 0,
  inbox,
  folder = COURIER,
  origin,
}: Options): Promise<Newspaper> {
  const resources = await readResources(folder);
  return serveOnLoopback((url) => newspaperApp(resources, { origin: origin ?? url, inbox }).fetch, port);
}

function newspaperApp(resources: ReadonlyMap<string, Resource>, places: Record<string, string>): Hono {
  const app = new Hono();
  // Only files that were read at the start are served: no path of a request reaches the disk.
  app.get('*', (context) => {
    const { path } = context.req;
    const isThere = path !== NOT_FOUND && resources.has(path);
    const { type, text } = resources.get(isThere ? path : NOT_FOUND) ?? EMPTY;
    return context.body(fillPlaces(text, places), isThere ? 200 : 404, {
      'Content-Type': type,
      'Cache-Control': 'no-store',
    });
  });
  return app;
}

/** Returns the newspaper's files by path: `/` and `/ferry`, `/style.css`, `/pictures/ferry.svg`. */
async function readResources(folder: string): Promise<Map<string, Resource>> {
  const names = await readdir(folder, { recursive: true });
  const resources = new Map<string, Resource>();
  for (const name of names) {
    const type = CONTENT_TYPES[extname(name)];
    if (type === undefined) continue;
    resources.set(pathOf(name), { type, text: await readFile(join(folder, name), 'utf8') });
  }
  return resources;
}

function pathOf(name: string): string {
  const path = `/${name.replaceAll('\\', '/').replace(PAGE, '')}`;
  return path === '/index' ? '/' : path;
}

/** Fills in `{{origin}}` and `{{inbox}}` in attributes and JSON-LD. */
function fillPlaces(text: string, places: Record<string, string>): string {
  return text.replace(/\{\{(\w+)\}\}/g, (mark, name: string) => escapeAttribute(places[name] ?? mark));
}

function escapeAttribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
