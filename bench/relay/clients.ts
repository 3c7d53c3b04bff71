// Clients that post corrections as fast as the relay responds, each over its own connection. They do as little work in this process as
// possible, because the relay needs the processor.

import { once } from 'node:events';
import { connect } from 'node:net';

export interface Posted {
  /** Time from the first request to the last response. */
  readonly seconds: number;
  /** Latency of each response in milliseconds. */
  readonly latencies: readonly number[];
}

/** Posts `bodies` with `clients` simultaneous clients, which use `inboxes` in turn. @throws if a response is not 201. */
export async function postAll(
  inboxes: readonly string[],
  bodies: readonly string[],
  clients: number,
): Promise<Posted> {
  const latencies: number[] = [];
  let next = 0;
  const requestsTo = (url: URL) => (body: string) =>
    `POST ${url.pathname} HTTP/1.1\r\nHost: ${url.host}\r\nContent-Type: application/ld+json\r\n` +
    `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;

  async function run(inbox: string): Promise<void> {
    const url = new URL(inbox);
    const request = requestsTo(url);
    const socket = connect({ port: Number(url.port), host: url.hostname, noDelay: true });
    await once(socket, 'connect');
    await new Promise<void>((resolve, reject) => {
      let begun = 0;
      let answer = '';
      const send = () => {
        const body = bodies[next];
        next += 1;
        if (body === undefined) return resolve();
        answer = '';
        begun = performance.now();
        socket.write(request(body));
      };
      socket.on('data', (bytes: Buffer) => {
        answer += bytes.toString('latin1');
        if (!answer.endsWith('\r\n\r\n')) return; // a 201 has no body
        if (!answer.startsWith('HTTP/1.1 201')) return reject(new Error(answer));
        latencies.push(performance.now() - begun);
        send();
      });
      socket.once('error', reject);
      socket.once('close', () => reject(new Error(`The relay closed the connection: ${answer}`)));
      send();
    });
    socket.destroy();
  }

  const begun = performance.now();
  await Promise.all(
    Array.from({ length: clients }, (_, client) => run(inboxes[client % inboxes.length] ?? '')),
  );
  return { seconds: (performance.now() - begun) / 1_000, latencies };
}
