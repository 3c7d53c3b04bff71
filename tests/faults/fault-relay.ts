// A relay that fails as it is told to, and counts what it took.

import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

/** What the relay does with one request for its inbox. */
export type Fault = (exchange: Exchange) => void;

export interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** The annotation's own id (a UUID). */
  readonly id: string;
  /** Takes the correction, durably; gives back its `Location`. */
  accept(): string;
}

export interface FaultRelay {
  readonly origin: string;
  readonly inbox: string;
  /** The bodies that it took, by the correction's id: more than one would be several corrections under one id. */
  readonly taken: ReadonlyMap<string, ReadonlySet<string>>;
  /** The ids of the requests so far, in order. */
  readonly requests: readonly string[];
  /** What it does with all requests from now on. */
  fault: Fault;
  /** Resolves at the next request for the inbox, once all of it is there. */
  nextRequest(): Promise<void>;
  stop(): Promise<void>;
}

/** Takes the correction and says so, as a relay should. */
export const sound: Fault = ({ response, accept }) => {
  response.writeHead(201, { Location: accept() }).end();
};

const CORS = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Headers': 'Content-Type',
  'Access-Control-Expose-Headers': 'Location, Retry-After',
};

export async function startFaultRelay(): Promise<FaultRelay> {
  const taken = new Map<string, Set<string>>();
  const requests: string[] = [];
  let waiting: (() => void)[] = [];

  const server = createServer(async (request, response) => {
    for (const [name, value] of Object.entries(CORS)) response.setHeader(name, value);
    if (request.method === 'OPTIONS') {
      response.writeHead(204).end();
      return;
    }
    const body = await textOf(request);
    const id = /"id":"urn:uuid:([^"]+)"/.exec(body)?.[1] ?? '';
    requests.push(id);
    const accept = () => {
      taken.set(id, (taken.get(id) ?? new Set()).add(body));
      return `/inbox/${id}`;
    };
    relay.fault({ request, response, id, accept });
    for (const resolve of waiting) resolve();
    waiting = [];
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new TypeError('not a TCP server');
  const origin = `http://127.0.0.1:${address.port}`;
  const relay: FaultRelay = {
    origin,
    inbox: `${origin}/inbox`,
    taken,
    requests,
    fault: sound,
    nextRequest: () => new Promise((resolve) => waiting.push(resolve)),
    stop: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
  return relay;
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString();
}
