// Sends a sample correction, which says that it is a sample, through a temporary relay with its own database. It shows whether letters
// arrive and how they look. It does not use a running relay or its database.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ANNOTATION_MEDIA_TYPE, type Annotation, toAnnotation } from '../../lib/correction/annotation';
import { newCorrectionId } from '../../lib/correction/id';
import { countCodePoints } from '../../lib/correction/text';
import { letterLanguage } from '../../lib/letter/words';
import type { Config } from '../config/config';
import { isLoopback } from '../domain/address';
import type { DatabaseLocation } from '../domain/database-location';
import type { Site } from '../domain/site';
import type { Transport } from '../mail/smtp';
import { startRelay } from '../relay';
import type { Settled } from '../store/schema';
import { visitStore } from '../store/store';
import { sampleWords } from '../words/words';

/** How long the sample waits for the outcome of its letter, in milliseconds. Mail servers can be slow to respond. */
const TIMEOUT_MS = 90_000;
/** How long the sample waits between two looks at the database, in milliseconds. */
const PAUSE_MS = 100;

/** The outcome of the sample's letter. */
export interface Delivery {
  /** The editors for whom the mail server accepted the letter, and those it refused. */
  readonly taken: readonly string[];
  readonly refused: readonly string[];
  /** The mail server's response if it did not accept the letter for everyone. */
  readonly trouble: string | null;
}

/**
 * Sends the sample for `site` over HTTP and mails its letter immediately to the site's editors. The site's routes, digests and limits
 * do not apply.
 *
 * @param transport mails the letter; by default, to the mail server in `config`.
 */
export async function deliverSample(site: Site, config: Config, transport?: Transport): Promise<Delivery> {
  const { name, hosts, editors, language, subjectPrefix, cms } = site;
  const plain = {
    ...{ name, hosts, editors },
    ...(language === undefined ? {} : { language }),
    ...(subjectPrefix === undefined ? {} : { subjectPrefix }),
    ...(cms === undefined ? {} : { cms }),
  };
  const folder = await mkdtemp(join(tmpdir(), 'corrigenda-sample-'));
  const database = { file: join(folder, 'sample.sqlite') };
  let wasPutOff = false;
  try {
    const relay = await startRelay(
      { ...config, sites: [plain], host: '127.0.0.1', port: 0, database },
      {
        ...(transport === undefined ? {} : { transport }),
        retryDelay: () => {
          wasPutOff = true;
          return TIMEOUT_MS;
        },
        log: () => undefined, // the row in the database has the outcome
        fetch: async () => sampleStory(site), // the site has no page about the sample
      },
    );
    try {
      await sendSample(site, relay.port);
      return await waitForDelivery(() => wasPutOff, database);
    } finally {
      await relay.stop();
    }
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function sendSample(site: Site, port: number): Promise<void> {
  const response = await fetch(`http://127.0.0.1:${port}/inbox`, {
    method: 'POST',
    headers: { 'Content-Type': ANNOTATION_MEDIA_TYPE },
    body: JSON.stringify(sampleCorrection(site)),
  });
  if (response.status !== 201)
    throw new Error(`The relay refused its own sample: ${response.status} ${await response.text()}`);
}

/** Waits until the letter is mailed, refused or rescheduled, and returns the outcome. */
async function waitForDelivery(wasPutOff: () => boolean, database: DatabaseLocation): Promise<Delivery> {
  const store = await visitStore(database);
  const deadline = Date.now() + TIMEOUT_MS;
  try {
    for (;;) {
      const { state, settled, last_error } = await store.database
        .selectFrom('corrections')
        .select(['state', 'settled', 'last_error'])
        .executeTakeFirstOrThrow();
      const isOver = state !== 'received' || (wasPutOff() && last_error !== null);
      if (isOver) return { ...byOutcome(JSON.parse(settled)), trouble: last_error };
      if (Date.now() > deadline)
        return { taken: [], refused: [], trouble: `no answer within ${TIMEOUT_MS / 1_000} s` };
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  } finally {
    await store.close();
  }
}

function byOutcome(settled: Settled): Pick<Delivery, 'taken' | 'refused'> {
  const addressesOf = (outcome: Settled[string]) =>
    Object.keys(settled).filter((address) => settled[address] === outcome);
  return { taken: addressesOf('mailed'), refused: addressesOf('refused') };
}

/** Returns the sample for the front page of `site`, in the language of its letters. */
function sampleCorrection({ name, hosts, language }: Site, now = new Date()): Annotation {
  const { tag } = letterLanguage(language);
  const { headline, before, wrong, right, after, comment } = sampleWords(tag);
  const start = countCodePoints(before);
  return toAnnotation(
    {
      id: newCorrectionId(),
      created: now.toISOString(),
      page: { address: frontPage(hosts[0] ?? ''), headline, site: name, language: tag },
      passage: {
        exact: wrong,
        prefix: before,
        suffix: after,
        start,
        end: start + countCodePoints(wrong),
      },
      suggestion: { kind: 'typo', replacement: right, comment },
      reader: {},
    },
    'sample',
  );
}

/** Returns the page that the sample is about, with only the part that a relay reads. */
function sampleStory({ language }: Pick<Site, 'language'>): Response {
  const { headline } = sampleWords(letterLanguage(language).tag);
  return new Response(`<h1>${headline}</h1>`, { headers: { 'Content-Type': 'text/html; charset=utf-8' } });
}

function frontPage(host: string): string {
  const { href, hostname } = new URL(`https://${host}/`);
  return isLoopback(hostname) ? `http://${host}/` : href;
}
