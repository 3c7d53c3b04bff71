// The HTTP server: it listens, ends the connections of slow clients, and closes cleanly.

import { once } from 'node:events';
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { Socket } from 'node:net';
import { ConfigError } from '../domain/config-error';

/** How long a client may take, in milliseconds. A slower client gets 408, or no response if it sent nothing. */
export interface Timeouts {
  /** How long the head of a request may take. */
  readonly headersMs: number;
  /** How long a whole request may take: enough for 64 kB over a bad telephone line. */
  readonly requestMs: number;
  /** How long a client may take to read its response. */
  readonly responseMs: number;
  /** How often the timeouts are checked. */
  readonly checkMs: number;
}

/** The default timeouts for clients, in milliseconds. */
const TIMEOUTS: Timeouts = { headersMs: 10_000, requestMs: 30_000, responseMs: 30_000, checkMs: 2_000 };
/** Maximum number of connections to the HTTP server. Each can use memory for a request of 64 kB and a page of about 100 kB. */
const MAX_CONNECTIONS = 1_000;
/** Maximum number of requests on one connection that wait for a response. Browsers and web servers send only one at a time. */
const MAX_PIPELINED = 16;
/** How long a relay that stops waits for requests whose bodies are still arriving, in milliseconds. */
const STOP_GRACE_MS = 5_000;

export interface Listener {
  readonly server: Server;
  /** Makes `listener` handle all requests from now on. */
  handle(listener: RequestListener): void;
  readonly port: number;
  /** The address on which it listens, without a slash at the end. */
  readonly url: string;
  /** Accepts no more requests, and resolves when the current ones have a response. */
  close(): Promise<void>;
}

/** @throws {ConfigError} if the relay cannot listen on the port. */
export async function listen(
  { host, port }: { readonly host: string; readonly port: number },
  timeouts: Partial<Timeouts> = {},
): Promise<Listener> {
  const { headersMs, requestMs, responseMs, checkMs } = { ...TIMEOUTS, ...timeouts };
  const server = createServer({
    headersTimeout: headersMs,
    requestTimeout: requestMs,
    connectionsCheckingInterval: checkMs,
  });
  server.maxConnections = MAX_CONNECTIONS;
  // Node ends a connection that has no traffic for this long. A slow request gets its 408 earlier.
  server.setTimeout(requestMs + responseMs);
  const stopWatching = endStalledConnections(server, responseMs, checkMs);
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (error) {
    throw new ConfigError(
      `port: cannot listen on ${host}:${port}: ${messageOf(error)}. Set another port in the file or in PORT.`,
    );
  }
  const at = portOf(server);
  const url = `http://${host.includes(':') ? `[${host}]` : host}:${at}`;
  return {
    server,
    port: at,
    url,
    handle(listener) {
      // Node still emits the requests that it had read from a connection that we ended because of too many requests.
      server.on('request', (request, response) => {
        if (!request.socket.destroyed) listener(request, response);
      });
    },
    async close() {
      await close(server, sockets);
      stopWatching();
    },
  };
}

/**
 * Ends the connections of clients that do not read their responses: clients that send too many requests at once, and clients that
 * read so slowly that a response stays in memory.
 *
 * @returns a function that stops this.
 */
function endStalledConnections(server: Server, responseMs: number, checkMs: number): () => void {
  /** For each connection, the responses that the client has not read, and the time at which each was complete. */
  const unread = new Map<Socket, Map<ServerResponse, number | undefined>>();

  server.on('request', ({ socket }: IncomingMessage, response: ServerResponse) => {
    if (socket.destroyed) return;
    const known = unread.get(socket);
    const responses = known ?? new Map<ServerResponse, number | undefined>();
    responses.set(response, undefined);
    response.once('close', () => responses.delete(response));
    if (known === undefined) {
      unread.set(socket, responses);
      socket.once('close', () => unread.delete(socket)); // responses queued behind another one get no close event
    }
    if (responses.size > MAX_PIPELINED) socket.destroy();
  });

  const timer = setInterval(() => {
    const now = Date.now();
    for (const [socket, responses] of unread) {
      for (const [response, since = now] of responses) {
        if (response.writableEnded) responses.set(response, since);
        if (now - since > responseMs) socket.destroy();
      }
    }
  }, checkMs);
  timer.unref();
  return () => clearInterval(timer);
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new TypeError('not a TCP server');
  return address.port;
}

/** Closes unused connections immediately, other connections when they become idle, and slow ones after a grace period. */
async function close(server: Server, sockets: ReadonlySet<Socket>): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  for (const socket of sockets) if (socket.bytesRead === 0) socket.destroy(); // Node does not count these as idle
  const idle = setInterval(() => server.closeIdleConnections(), 50);
  const grace = setTimeout(() => server.closeAllConnections(), STOP_GRACE_MS);
  await closed;
  clearInterval(idle);
  clearTimeout(grace);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
