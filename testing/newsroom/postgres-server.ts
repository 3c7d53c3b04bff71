// A real PostgreSQL server in a temporary folder, if its programs are installed.

import { execFileSync, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { chown, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import pg from 'pg';

export interface PostgresServer {
  /** The process to kill in order to make the server vanish. */
  readonly pid: number;
  /** The address of a database from which others are created. */
  readonly url: string;
  readonly certificate: string;
  stop(): Promise<void>;
}

interface Options {
  /** Settings for its command line, such as `fsync=off`. */
  readonly settings?: readonly string[];
  /** Also listens on this port of 127.0.0.1. */
  readonly port?: number;
  /** Has a self-signed certificate for localhost, made with OpenSSL. */
  readonly tls?: boolean;
}

const DEBIAN_FOLDER = '/usr/lib/postgresql';
const USER = 'relay';
const SELF_SIGNED =
  'req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -subj /CN=localhost -addext subjectAltName=DNS:localhost';

/** Returns the folder with `initdb` and `postgres`: on the PATH, or Debian's newest; `undefined` if there is none. */
export function findPostgres(): string | undefined {
  const debian = existsSync(DEBIAN_FOLDER)
    ? readdirSync(DEBIAN_FOLDER)
        .sort((one, other) => Number(other) - Number(one))
        .map((version) => join(DEBIAN_FOLDER, version, 'bin'))
    : [];
  return [...(process.env.PATH ?? '').split(delimiter), ...debian].find((folder) =>
    ['initdb', 'postgres'].every((program) => existsSync(join(folder, program))),
  );
}

/** Starts a server on a socket in a folder of its own. Both are removed by `stop`, or with this process. */
export async function startPostgres(options: Options = {}): Promise<PostgresServer> {
  const programs = findPostgres();
  if (programs === undefined) throw new Error('PostgreSQL is not installed.');
  const folder = await mkdtemp(join(tmpdir(), 'corrigenda-postgres-'));
  const owner = unprivileged();
  if (owner !== undefined) await chown(folder, owner.uid, owner.gid);
  const data = join(folder, 'data');
  const run = (program: string, parameters: string[]) =>
    execFileSync(program, parameters, { ...owner, cwd: folder, stdio: 'ignore' });
  run(join(programs, 'initdb'), [
    ...['-D', data, '-U', USER, '-A', 'trust', '-E', 'UTF8'],
    ...['--no-locale', '--no-sync'],
  ]);
  const { port, tls = false } = options;
  const [key, certificate] = [join(folder, 'server.key'), join(folder, 'server.crt')];
  if (tls) run('openssl', [...SELF_SIGNED.split(' '), '-keyout', key, '-out', certificate]);
  const settings = [
    `unix_socket_directories=${folder}`,
    `listen_addresses=${port === undefined ? '' : '127.0.0.1'}`,
    ...(port === undefined ? [] : [`port=${port}`]),
    ...(tls ? ['ssl=on', `ssl_key_file=${key}`, `ssl_cert_file=${certificate}`] : []),
    ...(options.settings ?? []),
  ];
  // The shell stops the server when its own input ends, which happens with this process, however it dies.
  const script =
    'folder=$1; shift; "$@" & server=$!; echo $server; cat; kill -INT $server; wait $server; rm -rf "$folder"';
  const server = [join(programs, 'postgres'), '-D', data, ...settings.flatMap((setting) => ['-c', setting])];
  const shell = spawn('sh', ['-c', script, 'sh', folder, ...server], { ...owner, cwd: folder });
  let log = '';
  let pids = '';
  shell.stdout.on('data', (chunk: Buffer) => {
    pids += chunk.toString();
  });
  await new Promise<void>((resolve, reject) => {
    shell.stderr.on('data', (chunk: Buffer) => {
      log = (log + chunk.toString()).slice(-10_000);
      if (log.includes('ready to accept connections')) resolve();
    });
    shell.once('exit', () => reject(new Error(`PostgreSQL did not start:\n${log}`)));
  });
  return {
    pid: Number(pids),
    url: `postgres://${USER}@localhost${port === undefined ? '' : `:${port}`}/postgres?host=${folder}`,
    certificate,
    async stop() {
      const exited = once(shell, 'exit');
      shell.stdin.end();
      await exited;
    },
  };
}

/** Creates a database on the server at `url`, and returns its address. */
export async function createDatabase(url: string): Promise<string> {
  const name = `relay_${randomUUID().replaceAll('-', '')}`;
  await runOn(url, `create database ${name}`);
  return url.replace('/postgres?', `/${name}?`);
}

export function dropDatabase(url: string, database: string): Promise<void> {
  return runOn(url, `drop database ${new URL(database).pathname.slice(1)} with (force)`);
}

async function runOn(url: string, statement: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** PostgreSQL refuses to run as root, so root uses PostgreSQL's own user, or one that owns nothing. */
function unprivileged(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const [, , uid, gid] =
    users.find(([name]) => name === 'postgres') ?? users.find(([name]) => name === 'nobody') ?? [];
  if (uid === undefined || gid === undefined) throw new Error('There is no user to run PostgreSQL as.');
  return { uid: Number(uid), gid: Number(gid) };
}
