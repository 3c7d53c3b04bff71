// The samples in deploy/, run by the real web server where it is installed: on free ports, with a certificate of its own.

import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { type RequestOptions, request as requestHttps } from 'node:https';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { text } from 'node:stream/consumers';

const DEPLOY = join(import.meta.dirname, '../../deploy');
const HOST = 'corrections.example.org';
const PATIENCE_MS = 15_000;

export const WEB_SERVERS = ['nginx', 'caddy'] as const;
export type WebServerName = (typeof WEB_SERVERS)[number];

interface Answer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export interface WebServer {
  request(
    path: string,
    options?: Pick<RequestOptions, 'method' | 'headers'> & { body?: string },
  ): Promise<Answer>;
  /** Where it answers plain http, if it does. */
  readonly plainPort?: number;
  /** All that it has logged. */
  log(): string;
  stop(): Promise<void>;
}

/** Whether its program is here, and openssl to make the certificate. */
export function isInstalled(name: WebServerName): boolean {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin'];
  return [name, 'openssl'].every((program) => folders.some((folder) => existsSync(join(folder, program))));
}

/** Starts it with its sample, before a relay on `relayPort`. */
export async function startWebServer(name: WebServerName, relayPort: number): Promise<WebServer> {
  const folder = await mkdtemp(join(tmpdir(), 'corrigenda-web-'));
  const [port, plainPort] = [await freePort(), await freePort()];
  const certificate = join(folder, 'cert.pem');
  const key = join(folder, 'key.pem');
  const made = spawnSync(
    'openssl',
    ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2']
      .concat(['-subj', `/CN=${HOST}`, '-addext', `subjectAltName=DNS:${HOST}`])
      .concat(['-keyout', key, '-out', certificate]),
  );
  if (made.status !== 0) throw new Error(`openssl: ${made.stderr}`);
  const places = { folder, certificate, key, port, plainPort, relayPort };
  const [configuration, args] = name === 'nginx' ? nginx(places) : caddy(places);
  const file = join(folder, name);
  await writeFile(file, configuration);
  const child = spawn(name, [...args, file], {
    env: { PATH: `${process.env.PATH}${delimiter}/usr/sbin`, HOME: folder },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
  const ca = readFileSync(certificate);

  async function request(
    path: string,
    { body, ...options }: Parameters<WebServer['request']>[1] = {},
  ): Promise<Answer> {
    const asked = requestHttps({
      host: '127.0.0.1',
      port,
      path,
      ca,
      servername: HOST,
      agent: false,
      ...options,
    });
    asked.setHeader('Host', HOST);
    asked.end(body);
    const [answer]: IncomingMessage[] = await once(asked, 'response');
    if (answer === undefined) throw new Error('no answer');
    return { status: answer.statusCode ?? 0, headers: answer.headers, body: await text(answer) };
  }

  const server: WebServer = {
    request,
    ...(name === 'nginx' ? { plainPort } : {}),
    log: () => output + logsIn(folder),
    async stop() {
      await end(child);
      await rm(folder, { recursive: true });
    },
  };
  const deadline = Date.now() + PATIENCE_MS;
  while (
    !(await request('/healthz').then(
      () => true,
      () => false,
    ))
  ) {
    if (child.exitCode === null && Date.now() < deadline) continue;
    await server.stop();
    throw new Error(`${name} does not answer: ${output}`);
  }
  return server;
}

interface Places {
  readonly folder: string;
  readonly certificate: string;
  readonly key: string;
  readonly port: number;
  readonly plainPort: number;
  readonly relayPort: number;
}

function nginx({ folder, certificate, key, port, plainPort, relayPort }: Places): [string, string[]] {
  const sample = readFileSync(join(DEPLOY, 'nginx.conf'), 'utf8')
    .replaceAll(/^\s*listen \[::\].*$/gm, '')
    .replace('listen 443 ', `listen 127.0.0.1:${port} `)
    .replace('listen 80;', `listen 127.0.0.1:${plainPort};`)
    .replace(/\/etc\/letsencrypt\S+fullchain\.pem/, certificate)
    .replace(/\/etc\/letsencrypt\S+privkey\.pem/, key)
    .replaceAll('/var/log/nginx/', `${folder}/`)
    .replace('127.0.0.1:8025', `127.0.0.1:${relayPort}`);
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (kind) => `${kind}_temp_path ${folder}/${kind};`,
  );
  const user = process.getuid?.() === 0 ? 'user root;' : '';
  const frame = `daemon off; pid ${folder}/pid; error_log stderr; ${user} events {}`;
  return [`${frame} http { ${temporary.join(' ')}\n${sample}\n}`, ['-p', folder, '-e', 'stderr', '-c']];
}

function caddy({ certificate, key, port, relayPort }: Places): [string, string[]] {
  const sample = readFileSync(join(DEPLOY, 'Caddyfile'), 'utf8')
    .replace(/^\{/m, '{\n\tadmin off\n\tauto_https disable_redirects')
    .replace(`${HOST} {`, `https://${HOST}:${port} {\n\tbind 127.0.0.1\n\ttls ${certificate} ${key}`)
    .replace('127.0.0.1:8025', `127.0.0.1:${relayPort}`);
  return [sample, ['run', '--adapter', 'caddyfile', '--config']];
}

function logsIn(folder: string): string {
  return ['corrigenda.log', 'corrigenda-error.log']
    .map((file) => join(folder, file))
    .filter((file) => existsSync(file))
    .map((file) => readFileSync(file, 'utf8'))
    .join('');
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new TypeError('not a TCP server');
  return address.port;
}
