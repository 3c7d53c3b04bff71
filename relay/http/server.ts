// The server under the relay's HTTP interface: where it listens, how long it waits for slow clients, and how it ends.

import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type Config, ConfigError } from '../config';

/** For whom a client may take how long; whoever takes longer gets 408, or nothing where nothing came. */
export interface Patience {
  /** For the head of a request. */
  readonly headersMs: number;
  /** For all of it: 64 kB even over a bad telephone line. */
  readonly requestMs: number;
  /** How often this is looked after. */
  readonly checkMs: number;
}

const PATIENCE: Patience = { headersMs: 10_000, requestMs: 30_000, checkMs: 2_000 };
const STOP_GRACE_MS = 5_000; // for requests whose bodies are still on their way

/** @throws {ConfigError} where the port cannot be had. */
export async function listen(
  { host, port }: Pick<Config, 'host' | 'port'>,
  { headersMs, requestMs, checkMs } = PATIENCE,
): Promise<Server> {
  const server = createServer({
    headersTimeout: headersMs,
    requestTimeout: requestMs,
    connectionsCheckingInterval: checkMs,
  });
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (error) {
    throw new ConfigError(
      `port: cannot listen on ${host}:${port}: ${messageOf(error)}. Set another port in the file or in PORT.`,
    );
  }
  return server;
}

/** Where `server` listens, as a URL without a slash at its end. */
export function addressOf(server: Server, host: string): string {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new TypeError('not a TCP server');
  return `http://${host.includes(':') ? `[${host}]` : host}:${address.port}`;
}

/** Kept-alive connections are closed as soon as they are idle, slow ones after a grace. */
export async function close(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  const idle = setInterval(() => server.closeIdleConnections(), 50);
  const grace = setTimeout(() => server.closeAllConnections(), STOP_GRACE_MS);
  await closed;
  clearInterval(idle);
  clearTimeout(grace);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
