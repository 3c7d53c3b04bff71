// Rounds of one correction each, in which the browser is killed, its worker stopped or the extension updated on the way
// from the key to the relay's answer; and in the end, what the reader was told held against what the relay has.

import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { EXTENSION, launchReader, type Reader } from '../../demo/chromium/launch';
import { LEASE_MS, UNDO_MS } from '../../lib/outbox/timing';
import { seededRandom } from '../../testing/seeded';
import { highlight } from '../e2e/fixtures/page-steps';
import { type Site, startSite } from '../e2e/fixtures/site';
import { advanceClock, stopWorker, updateExtension } from '../e2e/fixtures/worker';
import { prepareToKill } from './browser';
import { type Fault, type FaultRelay, sound, startFaultRelay } from './fault-relay';

export const WAYS = ['kill', 'stop', 'update'] as const;
/** What is done to the browser, its worker or the extension. */
type Way = (typeof WAYS)[number];

export const POINTS = [
  'before the commit',
  'after the commit',
  'request sent',
  'answer on its way',
  'answer received',
  'random',
] as const;
/** When. */
type Point = (typeof POINTS)[number];

export interface Rounds {
  readonly way: Way;
  readonly point: Point;
  readonly rounds: number;
  readonly seed: number;
}

export interface Tally {
  readonly rounds: number;
  /** The reader was told that it is in the outbox. */
  readonly acknowledged: number;
  /** The relay has it, though the reader was not told before the end. */
  readonly unacknowledged: number;
  /** What was typed is still a draft. */
  readonly drafts: number;
  /** Rounds of which nothing is left, or of which the reader was told and the relay has nothing. */
  readonly lost: readonly number[];
  /** Rounds of which the relay has more than one. */
  readonly doubled: readonly number[];
}

/** Alarms wake a worker after 30 s, and a lease takes as long to run out. */
const DRAIN_MS = 180_000;

export async function runRounds({ way, point, rounds, seed }: Rounds): Promise<Tally> {
  const random = seededRandom(seed);
  const folder = await mkdtemp(join(tmpdir(), 'corrigenda-faults-'));
  const relay = await startFaultRelay();
  const site = await startSite();
  site.head = `<link rel="http://www.w3.org/ns/ldp#inbox" href="${relay.inbox}">`;
  const extension = join(folder, 'extension');
  await cp(EXTENSION, extension, { recursive: true });
  const launch = () => launchReader({ profile: join(folder, 'profile'), headless: true, extension });
  const acknowledged = new Set<number>();
  let reader = await launch();
  try {
    for (let round = 0; round < rounds; round += 1) {
      const kill = way === 'kill' ? await prepareToKill(join(folder, 'profile')) : undefined;
      const interrupt = async () => {
        if (kill !== undefined) kill();
        else if (way === 'stop') await stopWorker(reader);
        else await updateTo(extension, round + 1, reader);
      };
      const sending = await begin(reader, site, round);
      const told = await interruptAt(point, sending, relay, random, interrupt);
      if (told) acknowledged.add(round);
      if (kill !== undefined) {
        await reader.close().catch(() => undefined); // it is dead already
        reader = await launch();
      } else if (await sendAgain(reader, sending)) {
        acknowledged.add(round);
      }
      relay.fault = sound;
    }
    return await drain(reader, relay, rounds, acknowledged);
  } finally {
    await reader.close().catch(() => undefined);
    await Promise.all([relay.stop(), site.stop()]);
    await rm(folder, { recursive: true, maxRetries: 5 });
  }
}

interface Sending {
  readonly page: Page;
  readonly popup: Page;
}

/** The words by which a round is known again. */
const wordsOf = (round: number) => `jumped in round ${round}.`;

/** A correction of the round's own story, all but sent. */
async function begin(reader: Reader, site: Site, round: number): Promise<Sending> {
  const page = reader.context.pages()[0] ?? (await reader.context.newPage());
  await page.goto(
    site.page(`/story/${round}`, '<h1>Fox</h1><p id="text">The brown fox jumpd over the dog.</p>'),
  );
  let popup: Page | undefined;
  // Again: a start, or an update, takes its time until the key is registered.
  for (let tries = 0; popup === undefined && tries < 15; tries += 1) {
    await page.reload();
    await page.bringToFront();
    await highlight(page, '#text', 'jumpd');
    await page.keyboard.press('Control+Enter');
    popup = await reader.popup(2_000).catch(() => undefined);
  }
  if (popup === undefined) throw new Error('The popup does not open.');
  await popup.getByRole('textbox', { name: 'Correction' }).fill(wordsOf(round));
  await popup.locator('[aria-keyshortcuts="Control+Enter"]').waitFor(); // from then on the key sends
  // As fast as a disk, not faster: nobody presses Send within the few milliseconds in which the last key is written down.
  while (!(await draftsIn(popup)).includes(wordsOf(round))) {
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  return { page, popup };
}

/** What tells the reader that the correction is in the outbox: the list opens with its card. */
const cardIn = (popup: Page) => popup.locator('.card').first();

/** Sends, and interrupts at the point; gives back whether the reader had been told by then. */
async function interruptAt(
  point: Point,
  { popup }: Sending,
  relay: FaultRelay,
  random: ReturnType<typeof seededRandom>,
  interrupt: () => Promise<void>,
): Promise<boolean> {
  const after = (most: number) => new Promise((resolve) => setTimeout(resolve, random.next() * most));
  const isTold = () =>
    cardIn(popup)
      .isVisible()
      .catch(() => false);
  const send = () =>
    popup
      .getByRole('textbox', { name: 'Correction' })
      .press('Control+Enter')
      .catch(() => undefined);
  switch (point) {
    case 'before the commit': {
      void send();
      await after(20);
      await interrupt();
      return false;
    }
    case 'after the commit': {
      relay.fault = () => undefined;
      await send();
      await cardIn(popup).waitFor();
      await interrupt();
      return true;
    }
    case 'request sent': {
      relay.fault = () => undefined;
      const requested = relay.nextRequest();
      await send();
      await requested;
      const told = await isTold();
      await interrupt();
      return told;
    }
    case 'answer on its way':
    case 'answer received': {
      const answered = answerAndTell(relay);
      await send();
      await answered;
      if (point === 'answer received') await after(6);
      await interrupt();
      return false;
    }
    case 'random': {
      void send();
      await after(UNDO_MS + 500); // the whole way, from the key to the answer
      await interrupt();
      return false;
    }
  }
}

/** Has the relay answer as it should; resolves once the answer is on its way. */
function answerAndTell(relay: FaultRelay): Promise<void> {
  return new Promise((resolve) => {
    const fault: Fault = (exchange) => {
      exchange.response.on('finish', resolve);
      sound(exchange);
    };
    relay.fault = fault;
  });
}

/** The popup that outlived its worker: the reader sees what it says, and presses Send again if it failed. */
async function sendAgain(reader: Reader, { popup }: Sending): Promise<boolean> {
  if (popup.isClosed()) return false;
  const told = cardIn(popup);
  const failed = popup.getByText('It could not be put into the outbox.');
  await told
    .or(failed)
    .waitFor({ timeout: 10_000 })
    .catch(() => undefined);
  if (popup.isClosed()) return false;
  if (await failed.isVisible()) await popup.getByRole('button', { name: 'Send' }).click();
  const wasTold = await told.waitFor({ timeout: 10_000 }).then(
    () => true,
    () => false,
  );
  await popup.close().catch(() => undefined);
  while (await reader.isPopupOpen()) await new Promise((resolve) => setTimeout(resolve, 20));
  return wasTold;
}

/** Loads the extension anew as another version. */
async function updateTo(extension: string, version: number, reader: Reader): Promise<void> {
  const file = join(extension, 'manifest.json');
  const manifest: Record<string, unknown> = JSON.parse(await readFile(file, 'utf8'));
  await writeFile(file, JSON.stringify({ ...manifest, version: `1.0.${version}` }));
  await updateExtension(reader);
}

/** Waits until nothing is pending any more, and counts. */
async function drain(
  reader: Reader,
  relay: FaultRelay,
  rounds: number,
  acknowledged: ReadonlySet<number>,
): Promise<Tally> {
  const deadline = Date.now() + DRAIN_MS;
  const held = () => wordsHeld(relay);
  // Only by its alarms: a page of the extension would wake the worker.
  while (Array.from(acknowledged).some((round) => !held().has(wordsOf(round))) && Date.now() < deadline) {
    // A worker that runs has them earlier; one that was stopped has to wait until the browser's alarm wakes it.
    for (const worker of reader.context.serviceWorkers())
      await advanceClock(worker, 2 * LEASE_MS).catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  const list = await reader.context.newPage();
  await list.goto(`chrome-extension://${reader.extensionId}/popup.html`);
  while ((await pendingIn(list)) > 0 && Date.now() < deadline) {
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  const drafts = new Set(await draftsIn(list));
  const all = Array.from({ length: rounds }, (_, round) => round);
  const times = (round: number) => held().get(wordsOf(round)) ?? 0;
  const isDraft = (round: number) => drafts.has(wordsOf(round));
  return {
    rounds,
    acknowledged: acknowledged.size,
    unacknowledged: all.filter((round) => times(round) > 0 && !acknowledged.has(round)).length,
    drafts: all.filter(isDraft).length,
    lost: all.filter((round) => times(round) === 0 && (acknowledged.has(round) || !isDraft(round))),
    doubled: all.filter((round) => times(round) > 1),
  };
}

/** How often the relay holds the words of each round. */
function wordsHeld({ taken }: FaultRelay): Map<string, number> {
  const held = new Map<string, number>();
  for (const bodies of taken.values()) {
    for (const body of bodies) {
      const words = /jumped in round \d+\./.exec(body)?.[0] ?? body;
      held.set(words, (held.get(words) ?? 0) + 1);
    }
  }
  return held;
}

function pendingIn(list: Page): Promise<number> {
  return list.evaluate(async () => Number((await chrome.action.getBadgeText({})) || 0));
}

/** What the drafts would have the passage say. */
function draftsIn(list: Page): Promise<string[]> {
  return list.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('corrigenda');
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const all = database.transaction('drafts').objectStore('drafts').getAll();
    await new Promise((resolve, reject) => {
      all.onsuccess = resolve;
      all.onerror = () => reject(all.error);
    });
    database.close();
    return all.result.map((draft: { replacement: string }) => draft.replacement);
  });
}
