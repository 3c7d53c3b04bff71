// Sends one request, and tells what came back.

import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { FetchRequest, FuzzRequest, SocketRequest } from './request';

export interface Outcome {
  /** Of each answer on the connection; none when it was closed without one. */
  readonly statuses: readonly number[];
  /** The path that the answer leads to. */
  readonly location?: string;
  /** Why there is no answer. */
  readonly error?: string;
}

/** How long one request may take before it counts as unanswered: longer than a relay waits for the rest of a body. */
const TIMEOUT_MS = 45_000;

/** How long a client that reads nothing stays, in milliseconds. */
const DEAF_MS = 1_000;

export async function send(request: FuzzRequest, origin: string): Promise<Outcome> {
  if (request.by === 'socket') return bySocket(request, origin);
  const outcome = await byFetch(request, origin);
  // The relay may have closed an idle connection just as it was used again: HTTP has clients try once more.
  return outcome.error === undefined ? outcome : byFetch(request, origin);
}

async function byFetch(request: FetchRequest, origin: string): Promise<Outcome> {
  const { method, path, headers, body } = request;
  try {
    const response = await fetch(`${origin}${path}`, {
      method,
      headers,
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT_MS),
      body: new Uint8Array(body),
    });
    await response.arrayBuffer();
    const location = response.headers.get('Location');
    return {
      statuses: [response.status],
      ...(location === null ? {} : { location: new URL(location, origin).pathname }),
    };
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    return { statuses: [], error: String(cause) };
  }
}

async function bySocket(request: SocketRequest, origin: string): Promise<Outcome> {
  const { hostname, port } = new URL(origin);
  const socket = connect({ host: hostname, port: Number(port), allowHalfOpen: true });
  const chunks: Buffer[] = [];
  let error: string | undefined;
  const closed = new Promise<void>((resolve) => {
    socket.on('data', (chunk: Buffer) => chunks.push(chunk));
    socket.on('end', () => socket.end());
    socket.on('error', (problem) => {
      error = problem.message;
    });
    socket.on('close', () => resolve());
    socket.setTimeout(TIMEOUT_MS, () => {
      error = 'no answer in time';
      socket.destroy();
    });
  });
  socket.setNoDelay(true);
  for (const [index, chunk] of request.chunks.entries()) {
    if (index > 0 && request.pauseMs > 0) await pause(request.pauseMs);
    if (socket.destroyed) break;
    socket.write(chunk);
  }
  switch (request.ending) {
    case 'wait':
      break;
    case 'half-close':
      socket.end();
      break;
    case 'abort':
      socket.destroy();
      break;
    case 'deaf':
      socket.pause();
      await pause(DEAF_MS);
      socket.destroy();
      break;
    default:
      request.ending satisfies never;
  }
  await closed;
  return { statuses: statusesIn(Buffer.concat(chunks)), ...(error === undefined ? {} : { error }) };
}

/** Of all answers on one connection. */
function statusesIn(bytes: Buffer): number[] {
  const lines = bytes.toString('latin1').matchAll(/HTTP\/1\.[01] (\d{3}) /g);
  return Array.from(lines, ([, status]) => Number(status)).filter((status) => status >= 200);
}
