// Runs in a page: the outbox on a real IndexedDB. The test controls the clock, the random numbers and the network.

import { openDB } from 'idb';
import type { Correction } from '../../../lib/correction/correction';
import { newCorrectionId } from '../../../lib/correction/id';
import type { Draft } from '../../../lib/draft/draft';
import { inDatabase, NAME, storeProblemOf } from '../../../lib/outbox/database';
import { listDrafts } from '../../../lib/outbox/drafts';
import { correctionsOf, countPending, listCorrections } from '../../../lib/outbox/queries';
import { runDue, type WakeReason } from '../../../lib/outbox/run-due';
import { send as sendDraft } from '../../../lib/outbox/send';
import { UNDO_MS } from '../../../lib/outbox/timing';
import { markSent, setRecipient, withdraw } from '../../../lib/outbox/transitions';
import { seededRandom } from '../../../testing/seeded';

export { correctionsOf, countPending, listCorrections, listDrafts, markSent, withdraw };

const MINUTE = 60_000;
const PAGE = 'http://127.0.0.1/2026/fox';

function draft(inbox: string, replacement: string, address: string): Draft {
  return {
    id: newCorrectionId(),
    touched: 0,
    page: { address },
    passage: { exact: 'jumpd', prefix: 'The fox ', suffix: ' over.', start: 8, end: 13 },
    shortened: false,
    inbox,
    kind: 'typo',
    replacement,
    comment: '',
    evidence: '',
    name: '',
    email: '',
    mailbox: '',
  };
}

/** Puts a new correction into the outbox. Returns its id. */
export async function send(
  inbox: string,
  replacement: string,
  now = Date.now() - UNDO_MS,
  address = PAGE,
): Promise<string> {
  const one = draft(inbox, replacement, address);
  await inDatabase((database) => database.put('drafts', one));
  await sendDraft(one.id, { again: true, hold: false }, now);
  return one.id;
}

export async function find(id: string): Promise<Correction | undefined> {
  return (await listCorrections(10_000)).readable.find((correction) => correction.id === id);
}

/** Changes the stored record of a correction, as another version of Corrigenda might. */
export async function changeRecord(id: string, change: object): Promise<void> {
  await inDatabase(async (database) => {
    const record = await database.get('corrections', id);
    await database.put('corrections', Object.assign({}, record, change));
  });
}

/** Sends a held correction to the recipient that is offered, as the button in the list does. */
export async function sendToOffered(id: string): Promise<void> {
  const held = await find(id);
  if (held?.offered !== undefined) await setRecipient(held.id, held.offered, Date.now());
}

/** Creates a database of the first version with those records. */
export async function makeFirstVersion(
  corrections: readonly unknown[],
  drafts: readonly unknown[],
): Promise<void> {
  const database = await openDB(NAME, 1, {
    upgrade(old) {
      old.createObjectStore('corrections', { keyPath: 'id' }).createIndex('due', 'status.due');
      old.createObjectStore('drafts', { keyPath: 'id' });
    },
  });
  for (const correction of corrections) await database.put('corrections', correction);
  for (const one of drafts) await database.put('drafts', one);
  database.close();
}

/** Creates a database of a later version of Corrigenda. */
export async function makeLaterVersion(): Promise<void> {
  const database = await openDB(NAME, 99, { upgrade: () => undefined });
  database.close();
}

export async function clear(): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const request = indexedDB.deleteDatabase(NAME);
    request.onsuccess = () => resolve();
    request.onerror = () => reject(request.error);
  });
}

/** Returns the kind of problem that the database has now; `undefined` if it has none. */
export async function problem(): Promise<string | undefined> {
  try {
    await countPending();
    return undefined;
  } catch (error) {
    return storeProblemOf(error);
  }
}

/** Sends what is due at `now`, by default over the real network. Returns when the next correction is due. */
export async function sendDue(
  now = Date.now(),
  reason: WakeReason = 'due',
  network: typeof fetch = fetch.bind(window),
): Promise<number | undefined> {
  let next: number | undefined;
  await runDue(
    reason,
    { fetch: network, now: () => now, random: () => 0, isOnline: () => true, version: '1.0.0' },
    async (when) => {
      next = when;
    },
  );
  return next;
}

export interface Span {
  readonly corrections: number;
  readonly days: number;
  readonly seed: number;
  /** Whether the browser reports that it is online. */
  readonly saysOnline: boolean;
  /** How the network responds: not at all, or with that status. */
  readonly answers: 'nothing' | number;
  /** How often the reader opens the popup, in milliseconds. */
  readonly popupEveryMs?: number;
  /** When the clock jumps, and by how much, both in milliseconds. */
  readonly jump?: { readonly atMs: number; readonly byMs: number };
  /** When the network starts to accept everything, in milliseconds after the start. */
  readonly backAtMs?: number;
}

export interface SimulationResult {
  /** Number of requests in each hour, by correction. */
  readonly requests: Readonly<Record<string, readonly number[]>>;
  readonly states: Readonly<Record<string, number>>;
  readonly wakeUps: number;
  /** How often each correction was accepted. */
  readonly accepted: readonly number[];
}

/** Simulates a span of time, from alarm to alarm. */
export async function simulate(span: Span): Promise<SimulationResult> {
  const random = seededRandom(span.seed);
  const begin = Date.now();
  let elapsed = 0;
  let jumped = 0;
  const now = () => begin + elapsed + jumped;
  const requests: Record<string, number[]> = {};
  const accepted: Record<string, number> = {};
  const inbox = 'https://news.example/inbox';
  for (let index = 0; index < span.corrections; index += 1) await send(inbox, `jumped ${index}`, now());
  const network: typeof fetch = async (_, init) => {
    const { id } = JSON.parse(String(init?.body));
    const hour = Math.floor(elapsed / (60 * MINUTE));
    const counts = requests[id] ?? Array.from({ length: span.days * 24 + 1 }, () => 0);
    requests[id] = counts;
    counts[hour] = (counts[hour] ?? 0) + 1;
    if (span.backAtMs !== undefined && elapsed >= span.backAtMs) {
      accepted[id] = (accepted[id] ?? 0) + 1;
      return new Response(null, { status: 201, headers: { Location: `${inbox}/${id}` } });
    }
    if (span.answers === 'nothing') throw new TypeError('Failed to fetch');
    return new Response(null, { status: span.answers });
  };
  const environment = {
    fetch: network,
    now,
    random: () => random.next(),
    isOnline: () => span.saysOnline || (span.backAtMs !== undefined && elapsed >= span.backAtMs),
    version: '1.0.0',
  };
  let alarm: number | undefined = now();
  let wakeUps = 0;
  const wake = async (reason: WakeReason) => {
    wakeUps += 1;
    await runDue(reason, environment, async (when) => {
      alarm = when;
    });
  };
  let popup = span.popupEveryMs ?? Number.POSITIVE_INFINITY;
  for (;;) {
    const toAlarm = alarm === undefined ? Number.POSITIVE_INFINITY : Math.max(0, alarm - now());
    const toPopup = popup - elapsed;
    const toJump =
      span.jump === undefined || jumped !== 0 ? Number.POSITIVE_INFINITY : span.jump.atMs - elapsed;
    const step = Math.min(toAlarm, toPopup, toJump);
    if (elapsed + step >= span.days * 24 * 60 * MINUTE) break;
    elapsed += step;
    if (step === toJump && span.jump !== undefined) {
      jumped = span.jump.byMs;
    } else if (step === toPopup) {
      popup += span.popupEveryMs ?? 0;
      await wake('opportunity');
    } else {
      await wake('due');
    }
  }
  const states: Record<string, number> = {};
  for (const { status } of (await listCorrections(10_000)).readable)
    states[status.state] = (states[status.state] ?? 0) + 1;
  return { requests, states, wakeUps, accepted: Object.values(accepted) };
}
