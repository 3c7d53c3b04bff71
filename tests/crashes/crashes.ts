// Corrections come in and letters go out while relays are killed; and in the end, what was accepted is held against what
// the mail server has.

import type { DatabaseLocation } from '../../relay/domain/database-location';
import { visitStore } from '../../relay/store/store';
import { type RelayProcess, spawnRelay } from '../../testing/newsroom/relay-process';
import { sampleBody, sampleConfig } from '../../testing/samples/posted';
import { type Random, seededRandom } from '../../testing/seeded';
import { type BadMailServer, startBadMailServer } from './mail-server';

export interface Crashes {
  readonly database: DatabaseLocation;
  /** How many relays work side by side; one of them is killed at a time. */
  readonly relays: number;
  readonly corrections: number;
  readonly kills: number;
  readonly seed: number;
  /** What Node.js runs as the relay. By default the source, which `tsx` compiles. */
  readonly program?: readonly string[];
}

export interface Tally {
  /** Answered 201. */
  readonly accepted: number;
  readonly kills: number;
  /** Letters that the mail server put off. */
  readonly putOff: number;
  /** Accepted, and no letter came. */
  readonly lost: readonly string[];
  /** More than one letter came, under one `Message-ID`. */
  readonly doubled: number;
  /** The longest time between the server's 250 to such a letter and the kill of the relay that had sent it. */
  readonly widestWindowMs: number;
  /** Letters that came again although the relay that had sent them was not killed in between. */
  readonly unexplained: readonly string[];
  /** Rows that are not `mailed` in the end. */
  readonly unmarked: number;
}

/** The relay of these runs, which `tsx` compiles. */
const SOURCE = ['--import', 'tsx', 'tests/crashes/relay.ts'];
const CLIENTS = 8;
const CLIENT_TIMEOUT_MS = 10_000;
const CLIENT_PAUSE_MS = 50;
/** The relay lives so long at most after it listens. */
const LONGEST_LIFE_MS = 1_500;
/** Leases run out after three seconds. */
const DRAIN_MS = 120_000;

export async function runCrashes({
  database,
  relays,
  corrections,
  kills,
  seed,
  program = SOURCE,
}: Crashes): Promise<Tally> {
  const random = seededRandom(seed);
  const mail = await startBadMailServer(random);
  let lives = 0;
  const run = async (port: number): Promise<Life> => {
    lives += 1;
    const sender = `life-${lives}@news.example`;
    const config = { ...sampleConfig(database, mail.url), from: sender, port };
    return {
      ...(await spawnRelay(config, { program, keepsLog: false })),
      sender,
    };
  };
  const running: Life[] = [];
  const killedAt = new Map<string, number>();
  try {
    for (let relay = 0; relay < relays; relay += 1) running.push(await run(0));
    const posting = startPosting(() => running.map(({ inbox }) => inbox), corrections, random);
    for (let kill = 0; kill < kills; kill += 1) {
      posting.allow(Math.ceil((corrections * (kill + 1)) / kills)); // so that there is work around every kill
      const vanished = kill % 5 === 4 ? mail.vanish(1_000) : undefined;
      await wait(random.next() * LONGEST_LIFE_MS);
      const victim = random.integer(relays);
      const { child, exit, inbox, sender } = running[victim] ?? raise('There is no such relay.');
      child.kill('SIGKILL');
      killedAt.set(sender, Date.now());
      await exit;
      running[victim] = await run(Number(new URL(inbox).port));
      await vanished;
    }
    const accepted = await posting.done;
    await drain(mail, accepted, database);
    await stopAll(running); // in good order: everything is marked then
    return { ...tallyOf(accepted, mail, killedAt), unmarked: await countUnmarked(database) };
  } finally {
    for (const { child } of running) child.kill('SIGKILL');
    await Promise.all(running.map(({ exit }) => exit));
    await mail.stop();
  }
}

interface Posting {
  /** So many in all may have been posted by now. */
  allow(count: number): void;
  /** The ids of those answered 201: all of them, once they are, since clients try again as readers' browsers do. */
  readonly done: Promise<ReadonlySet<string>>;
}

function startPosting(inboxes: () => readonly string[], count: number, random: Random): Posting {
  const accepted = new Set<string>();
  const indices = Array.from({ length: count }).keys();
  let allowed = 0;

  async function client(): Promise<void> {
    for (const index of indices) {
      while (index >= allowed) await wait(CLIENT_PAUSE_MS);
      const body = sampleBody(index);
      while (!(await isAccepted(random.pick(inboxes()), body))) await wait(CLIENT_PAUSE_MS);
      accepted.add(/"id":"urn:uuid:([^"]+)"/.exec(body)?.[1] ?? raise('The annotation has no id.'));
    }
  }

  return {
    allow(most) {
      allowed = most;
    },
    done: Promise.all(Array.from({ length: CLIENTS }, client)).then(() => accepted),
  };
}

async function isAccepted(inbox: string, body: string): Promise<boolean> {
  try {
    const { status } = await fetch(inbox, {
      method: 'POST',
      headers: { 'Content-Type': 'application/ld+json' },
      body,
      signal: AbortSignal.timeout(CLIENT_TIMEOUT_MS),
    });
    return status === 201;
  } catch {
    return false; // it is dead, or died before it could answer
  }
}

/** Until every letter came and is marked: one whose relay was killed in between comes again once its lease is over. */
async function drain({ taken }: BadMailServer, accepted: ReadonlySet<string>, database: DatabaseLocation) {
  const deadline = Date.now() + DRAIN_MS;
  const isLacking = () => Array.from(accepted).some((id) => !taken.has(messageIdOf(id)));
  while (Date.now() < deadline && (isLacking() || (await countUnmarked(database)) > 0)) await wait(500);
}

async function stopAll(running: readonly Life[]): Promise<void> {
  for (const { child } of running) child.kill('SIGTERM');
  await Promise.all(running.map(({ exit }) => exit));
}

/** A relay from its start to its end, with an address of its own, by which the mail server knows it from all others. */
interface Life extends RelayProcess {
  readonly sender: string;
}

function tallyOf(
  accepted: ReadonlySet<string>,
  { taken, putOff }: BadMailServer,
  killedAt: ReadonlyMap<string, number>,
): Omit<Tally, 'unmarked'> {
  // Of each letter that came again: from each time but the last to the kill of its sender, where that was before the next time.
  const windows = Array.from(taken).flatMap(([id, times]) =>
    times.slice(1).map((next, index) => {
      const time = times[index] ?? raise('There is no earlier time.');
      const end = killedAt.get(time.sender) ?? Number.POSITIVE_INFINITY;
      return { id, ms: end <= next.at ? end - time.at : undefined }; // below zero where it was read after the kill
    }),
  );
  return {
    accepted: accepted.size,
    kills: killedAt.size,
    putOff,
    lost: Array.from(accepted).filter((id) => !taken.has(messageIdOf(id))),
    doubled: new Set(windows.map(({ id }) => id)).size,
    widestWindowMs: Math.max(0, ...windows.map(({ ms }) => ms ?? 0)),
    unexplained: windows.filter(({ ms }) => ms === undefined).map(({ id }) => id),
  };
}

async function countUnmarked(database: DatabaseLocation): Promise<number> {
  const store = await visitStore(database);
  const rows = await store.database
    .selectFrom('corrections')
    .select('id')
    .where('state', '!=', 'mailed')
    .execute();
  await store.close();
  return rows.length;
}

/** As the relay makes it. */
function messageIdOf(id: string): string {
  return `<${id}@127.0.0.1>`;
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

function raise(message: string): never {
  throw new Error(message);
}
