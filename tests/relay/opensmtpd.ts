// A real mail server, OpenSMTPD, that delivers to Maildirs in a temporary folder, where it is installed.

import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { chmod, chown, mkdir, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { type ParsedMail, simpleParser } from 'mailparser';

export interface DeliveredLetter extends ParsedMail {
  /** As it lies there, with what the server wrote above it. */
  readonly raw: Buffer;
  /** In whose Maildir. */
  readonly user: string;
}

export interface MailServer {
  /** `smtp://127.0.0.1:…` */
  readonly url: string;
  /** All that lie in the Maildirs. */
  letters(): Promise<DeliveredLetter[]>;
  /** Resolves with them once `isSo`. */
  waitForLetters(isSo: (letters: readonly DeliveredLetter[]) => boolean): Promise<DeliveredLetter[]>;
  stop(): Promise<void>;
}

const PATIENCE_MS = 60_000;
const GLANCE_MS = 100;
const OWNER = 'nobody'; // of the Maildirs

/** Why none can be started here; nothing where one can. */
export function noOpenSmtpd(): string | undefined {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin'];
  if (!folders.some((folder) => existsSync(join(folder, 'smtpd'))))
    return 'OpenSMTPD is not installed (Debian’s package opensmtpd).';
  if (process.getuid?.() !== 0) return 'OpenSMTPD is started by root alone.';
  // Its queue and its socket have fixed places: it is given places of its own, so that no other one is disturbed.
  return spawnSync('unshare', ['-m', 'true']).status === 0 ? undefined : 'Mounts cannot be unshared here.';
}

/** Starts one that takes letters for `domain`; all it has goes with `stop`, or with this process. */
export async function startOpenSmtpd(domain: string): Promise<MailServer> {
  const folder = await mkdtemp(join(tmpdir(), 'corrigenda-mail-'));
  const mail = join(folder, 'mail');
  await chmod(folder, 0o711);
  await mkdir(mail);
  await chown(mail, ...ownerIds());
  const port = await freePort();
  const configuration = join(folder, 'smtpd.conf');
  await writeFile(
    configuration,
    `listen on 127.0.0.1 port ${port} hostname mail.${domain}
action "deliver" maildir "${mail}/%{rcpt.user}" virtual { "@" = "${OWNER}" }
match from any for domain "${domain}" action "deliver"
`,
  );
  // The shell ends the server when its own input ends, which it does with this process, however that dies.
  const script = `mount -t tmpfs tmpfs /var/spool && mount -t tmpfs tmpfs /run || exit 1
smtpd -d -f "$2" <&- & server=$!; cat; kill $server; wait $server; rm -rf "$1"`;
  const shell = spawn('unshare', ['-m', 'sh', '-c', script, 'sh', folder, configuration]);
  let log = '';
  for (const stream of [shell.stdout, shell.stderr])
    stream.on('data', (chunk: Buffer) => {
      log = (log + chunk.toString()).slice(-10_000);
    });
  let hasEnded = false;
  const ended = once(shell, 'exit').then(() => {
    hasEnded = true;
  });
  await until(
    () => greets(port),
    () => hasEnded,
    () => `OpenSMTPD did not start:\n${log}`,
  );

  const parsed = new Map<string, DeliveredLetter>();

  async function letters(): Promise<DeliveredLetter[]> {
    for (const user of await readdir(mail)) {
      const box = join(mail, user, 'new');
      if (!existsSync(box)) continue; // it is just being made
      for (const name of await readdir(box)) {
        const file = join(box, name);
        if (parsed.has(file)) continue;
        const raw = await readFile(file);
        parsed.set(file, { ...(await simpleParser(raw)), raw, user });
      }
    }
    return Array.from(parsed.values());
  }

  return {
    url: `smtp://127.0.0.1:${port}`,
    letters,
    async waitForLetters(isSo) {
      await until(
        async () => isSo(await letters()),
        () => hasEnded,
        () => `${parsed.size} letters came:\n${log}`,
      );
      return letters();
    },
    async stop() {
      shell.stdin.end();
      await ended;
    },
  };
}

async function until(isSo: () => Promise<boolean>, isOver: () => boolean, tell: () => string): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  while (!(await isSo())) {
    if (isOver() || Date.now() > deadline) throw new Error(tell());
    await new Promise((resolve) => setTimeout(resolve, GLANCE_MS));
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new TypeError('not a TCP server');
  return address.port;
}

/** Whether a mail server says hello. */
function greets(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('error', () => resolve(false));
    socket.once('data', (greeting) => {
      socket.end('QUIT\r\n');
      resolve(greeting.toString().startsWith('220'));
    });
  });
}

function ownerIds(): [number, number] {
  const [, , uid, gid] =
    readFileSync('/etc/passwd', 'utf8')
      .split('\n')
      .map((line) => line.split(':'))
      .find(([name]) => name === OWNER) ?? [];
  if (uid === undefined || gid === undefined) throw new Error(`There is no user ${OWNER}.`);
  return [Number(uid), Number(gid)];
}
