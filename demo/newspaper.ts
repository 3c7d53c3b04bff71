// The Harbour Courier, served on loopback: a newspaper of our own with mistakes in it (newspaper/README.md).

import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { Hono } from 'hono';
import { serveOnLoopback, type WebServer } from './serve';

const FOLDER = join(import.meta.dirname, 'newspaper');
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

/**
 * Starts the newspaper.
 *
 * @param options.port 0: any free one.
 * @param options.inbox the address of the relay's inbox, which every page declares.
 */
export async function startNewspaper({
  port = 0,
  inbox,
}: {
  port?: number;
  inbox: string;
}): Promise<Newspaper> {
  const resources = await readResources();
  return serveOnLoopback((origin) => newspaperApp(resources, { origin, inbox }).fetch, port);
}

function newspaperApp(resources: ReadonlyMap<string, Resource>, places: Record<string, string>): Hono {
  const app = new Hono();
  // Only what was read at the start can be asked for: no path of a request ever reaches the disk.
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

/** The paper's files by the path under which they are served: `/` and `/ferry`, `/style.css`, `/pictures/ferry.svg`. */
async function readResources(): Promise<Map<string, Resource>> {
  const names = await readdir(FOLDER, { recursive: true });
  const resources = new Map<string, Resource>();
  for (const name of names) {
    const type = CONTENT_TYPES[extname(name)];
    if (type === undefined) continue;
    resources.set(pathOf(name), { type, text: await readFile(join(FOLDER, name), 'utf8') });
  }
  return resources;
}

function pathOf(name: string): string {
  const path = `/${name.replaceAll('\\', '/').replace(PAGE, '')}`;
  return path === '/index' ? '/' : path;
}

/** Fills in `{{origin}}` and `{{inbox}}`, which stand in attributes and in JSON-LD. */
function fillPlaces(text: string, places: Record<string, string>): string {
  return text.replace(/\{\{(\w+)\}\}/g, (mark, name: string) => escapeAttribute(places[name] ?? mark));
}

function escapeAttribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
