// The sample configurations for web servers in deploy/, tested with the real nginx and the real Caddy.

import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { annotation, openNewsroom, post } from '../fixtures/newsroom';
import {
  isInstalled,
  startWebServer,
  WEB_SERVERS,
  type WebServer,
  type WebServerName,
} from '../fixtures/web-servers';

const LD_JSON = { 'Content-Type': 'application/ld+json' };
const SPOOFED = {
  'X-Forwarded-For': '203.0.113.9',
  'X-Real-IP': '203.0.113.9',
  Forwarded: 'for=203.0.113.9',
};
const YEAR = /^max-age=31536000$/;

async function webServer(name: WebServerName, relayPort: number): Promise<WebServer> {
  const server = await startWebServer(name, relayPort);
  onTestFinished(() => server.stop());
  return server;
}

function postBy(server: WebServer, body: string, headers: Record<string, string> = {}) {
  const length = { 'Content-Length': `${Buffer.byteLength(body)}` };
  return server.request('/inbox', { method: 'POST', headers: { ...LD_JSON, ...length, ...headers }, body });
}

for (const name of WEB_SERVERS) {
  const here = isInstalled(name);
  if (!here) console.warn(`Skipped, the tests of a real web server: ${name} or openssl is not installed.`);

  describe.skipIf(!here)(`${name} with its sample`, { timeout: 60_000 }, () => {
    test('passes corrections on, and sends the HSTS header with every response, including its own errors', async () => {
      const { relay, sink } = await openNewsroom();
      const server = await webServer(name, relay.port);
      const accepted = await postBy(server, JSON.stringify(annotation()));
      expect(accepted.status).toBe(201);
      await sink.waitForLetters(1);
      const refused = await postBy(server, 'no JSON');
      expect(refused.status).toBe(400);
      await relay.stop();
      const broken = await server.request('/inbox');
      expect(broken.status).toBe(502);
      for (const { headers } of [accepted, refused, broken])
        expect(headers['strict-transport-security']).toMatch(YEAR);
    });

    test('does not reveal its version', async () => {
      const { relay } = await openNewsroom();
      const server = await webServer(name, relay.port);
      expect((await server.request('/inbox')).headers.server ?? '').not.toMatch(/\d/);
    });

    test('refuses a body over the limit permanently, so that no browser sends it again', async () => {
      const { relay } = await openNewsroom();
      const server = await webServer(name, relay.port);
      for (const size of [65 * 1024, 200 * 1024])
        expect((await postBy(server, ' '.repeat(size))).status).toBe(413);
    });

    test('does not let a client choose the address under which it is counted', async () => {
      const { relay } = await openNewsroom({ limits: { perReader: '1 per hour' } });
      const server = await webServer(name, relay.port);
      const addresses = ['203.0.113.1', '198.51.100.2', '192.0.2.3'];
      const statuses: number[] = [];
      for (const address of addresses) {
        const headers = { 'X-Forwarded-For': address };
        statuses.push((await postBy(server, JSON.stringify(annotation()), headers)).status);
      }
      expect(statuses).toEqual([201, 429, 429]);
      // The relay trusts the header of a web server on this machine. If the sample passed it on, each request would be another reader.
      for (const address of addresses)
        expect((await post(relay, annotation(), { 'X-Forwarded-For': address })).status).toBe(201);
    });

    test('passes on no header in which a client names its own address', async () => {
      const seen: IncomingHttpHeaders[] = [];
      const upstream = createServer((request, response) => {
        seen.push(request.headers);
        response.end();
      }).listen(0, '127.0.0.1');
      await once(upstream, 'listening');
      onTestFinished(() => {
        upstream.closeAllConnections();
        upstream.close();
      });
      const address = upstream.address();
      const server = await webServer(name, typeof address === 'object' ? (address?.port ?? 0) : 0);
      await server.request('/inbox', { headers: SPOOFED });
      const headers = seen.at(-1) ?? {};
      expect(headers['x-forwarded-for']).toBe('127.0.0.1');
      expect(headers).not.toHaveProperty('x-real-ip');
      expect(headers).not.toHaveProperty('forwarded');
    });

    test('logs no path that only an editor may know, even while the relay is down', async () => {
      const { relay } = await openNewsroom();
      const server = await webServer(name, relay.port);
      const ask = () =>
        Promise.all(
          ['/verdict/s3cret.0.1.x', '/overflow/s3cret.1.x', '/digest/s3cret.1.x'].map((path) =>
            server.request(path),
          ),
        );
      await ask();
      await relay.stop();
      await ask();
      await server.request('/inbox');
      expect(server.log()).not.toContain('s3cret');
    });
  });
}

test.skipIf(!isInstalled('nginx'))('nginx redirects http to https on its own host only', async () => {
  const { relay } = await openNewsroom();
  const server = await webServer('nginx', relay.port);
  const { status, headers } = await fetch(`http://127.0.0.1:${server.plainPort}/inbox?x=1`, {
    headers: { Host: 'evil.test' },
    redirect: 'manual',
  });
  expect(status).toBe(308);
  expect(headers.get('Location')).toBe('https://corrections.example.org/inbox?x=1');
});

test('the sample for several relays has everything that the sample for Caddy has', () => {
  const lines = (file: string) =>
    readFileSync(join(import.meta.dirname, '../../../deploy', file), 'utf8')
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '' && !line.startsWith('#'));
  const others = lines('compose.Caddyfile');
  const own = lines('Caddyfile').filter((line) => !/^(corrections\.example\.org|reverse_proxy) /.test(line));
  expect(own.length).toBeGreaterThan(10);
  expect(own.filter((line) => !others.includes(line))).toEqual([]);
});
