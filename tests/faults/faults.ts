// Every fault that a relay may have, by name, and what has become of the correction after that attempt.

import type { Status } from '../../lib/correction/status';
import { type Exchange, type Fault, sound } from './fault-relay';

export interface FaultCase {
  readonly fault: Fault;
  /** What the correction's status has in it then. */
  readonly status: Partial<Status>;
  /** It holds the correction all the same. */
  readonly holds?: true;
}

const DETAIL = 'The relay says why.';

function answer(status: number, headers: Record<string, string> = {}, body = ''): Fault {
  return ({ response }) => void response.writeHead(status, headers).end(body);
}

function raw(bytes: string | Buffer): Fault {
  return ({ response }) => void response.socket?.end(bytes);
}

function taking(answers: (exchange: Exchange, location: string) => void): Fault {
  return (exchange) => answers(exchange, exchange.accept());
}

const unreachable: Partial<Status> = { state: 'queued', problem: { kind: 'unreachable' } };
const answered = (status: number): Partial<Status> => ({
  state: 'queued',
  problem: { kind: 'answered', status },
});

const TO_BE_TRIED_AGAIN = [
  ...[401, 402, 406, 408, 411, 412, 414, 416, 417, 418, 421, 423, 424, 425, 426, 428, 429, 431, 451],
  ...[500, 501, 502, 503, 504, 505, 506, 507, 508, 510, 511, 599],
];

export const FAULTS: Readonly<Record<string, FaultCase>> = {
  'answers 201 late': {
    fault: taking(({ response }, location) => {
      setTimeout(() => response.writeHead(201, { Location: location }).end(), 1_500);
    }),
    status: { state: 'delivered' },
    holds: true,
  },
  'never answers': { fault: () => undefined, status: unreachable },
  'answers 201 twice': {
    fault: taking(({ response }, location) => {
      const once = `HTTP/1.1 201 Created\r\nAccess-Control-Allow-Origin: *\r\nAccess-Control-Expose-Headers: Location\r\nLocation: ${location}\r\nContent-Length: 0\r\n\r\n`;
      response.socket?.end(once + once);
    }),
    status: { state: 'delivered' },
    holds: true,
  },
  'answers garbage': { fault: raw(Buffer.from([0, 255, 7, 13, 10, 13, 10, 200])), status: unreachable },
  'answers half a header': { fault: raw('HTTP/1.1 201 Created\r\nLocat'), status: unreachable },
  'closes the connection': { fault: ({ response }) => void response.destroy(), status: unreachable },
  'closes the connection once it has taken the correction': {
    fault: taking(({ response }) => void response.destroy()),
    status: unreachable,
    holds: true,
  },
  'answers 201 without a Location': { fault: answer(201), status: answered(201) },
  'answers 201 with a Location on another origin': {
    fault: answer(201, { Location: 'https://elsewhere.example/1' }),
    status: answered(201),
  },
  'answers 202': {
    fault: taking(({ response }) => void response.writeHead(202).end()),
    status: { state: 'delivered' },
    holds: true,
  },
  'answers 200 with a page to log in on': {
    fault: answer(200, { 'Content-Type': 'text/html' }, '<h1>Hotel Wi-Fi</h1>'),
    status: answered(200),
  },
  "answers 200 with the annotation's own id": {
    fault: taking(({ response, id }) => void response.end(JSON.stringify({ id: `urn:uuid:${id}` }))),
    status: { state: 'delivered' },
    holds: true,
  },
  // Browsers take it for a proxy's, and give no answer.
  'answers 407': { fault: answer(407), status: unreachable },
  'answers 204': { fault: answer(204), status: answered(204) },
  ...Object.fromEntries(
    [400, 403, 409, 413, 415, 422].map((status): [string, FaultCase] => [
      `refuses with ${status}`,
      {
        fault: answer(
          status,
          { 'Content-Type': 'application/problem+json' },
          JSON.stringify({ detail: DETAIL }),
        ),
        status: { state: 'failed', problem: { kind: 'answered', status, detail: DETAIL } },
      },
    ]),
  ),
  ...Object.fromEntries(
    [400, 403, 409, 413, 415, 422].map((status): [string, FaultCase] => [
      `answers ${status} with the page of a bot check`,
      {
        fault: answer(status, { 'Content-Type': 'text/html' }, '<title>Just a moment...</title>'),
        status: answered(status),
      },
    ]),
  ),
  ...Object.fromEntries(
    [404, 405, 410].map((status): [string, FaultCase] => [
      `answers ${status}`,
      { fault: answer(status), status: answered(status) },
    ]),
  ),
  ...Object.fromEntries(
    TO_BE_TRIED_AGAIN.map((status): [string, FaultCase] => [
      `answers ${status}`,
      { fault: answer(status), status: answered(status) },
    ]),
  ),
  ...Object.fromEntries(
    [301, 302, 303, 307, 308].map((status): [string, FaultCase] => [
      `redirects with ${status}`,
      {
        fault: answer(status, { Location: '/elsewhere' }),
        status: { state: 'queued', problem: { kind: 'redirected' } },
      },
    ]),
  ),
  'answers as it should': { fault: sound, status: { state: 'delivered' }, holds: true },
};
