// Has the sample go the whole way of a correction: through a relay that runs for the moment with a database of its own, so that
// neither the relay that may be running nor its database knows of it.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ANNOTATION_MEDIA_TYPE } from '../../lib/correction/annotation';
import type { Config } from '../config/config';
import type { DatabaseLocation } from '../domain/database-location';
import type { Site } from '../domain/site';
import type { Transport } from '../mail/transport';
import { startRelay } from '../relay';
import type { Settled } from '../store/schema';
import { visitStore } from '../store/store';
import { sampleCorrection, sampleStory } from './correction';

const PATIENCE_MS = 90_000; // a mail server may take its time to answer
const PAUSE_MS = 100;

/** What became of the sample's letter. */
export interface Delivery {
  /** The editors for whom the mail server took it, and those whom it refused. */
  readonly taken: readonly string[];
  readonly refused: readonly string[];
  /** The mail server's words where it did not take it for all. */
  readonly trouble: string | null;
}

/**
 * Takes the sample for `site` in over HTTP and posts its letter, at once and to its editors, whatever else the site says of
 * when letters go and where to.
 *
 * @param transport where to post to; else the mail server of `config`.
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
          return PATIENCE_MS;
        },
        log: () => undefined, // what there is to say is in the row
        fetch: async () => sampleStory(site), // no page of the site is about the sample
      },
    );
    try {
      await postSample(site, relay.port);
      return await deliveryOnce(() => wasPutOff, database);
    } finally {
      await relay.stop();
    }
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function postSample(site: Site, port: number): Promise<void> {
  const response = await fetch(`http://127.0.0.1:${port}/inbox`, {
    method: 'POST',
    headers: { 'Content-Type': ANNOTATION_MEDIA_TYPE },
    body: JSON.stringify(sampleCorrection(site)),
  });
  if (response.status !== 201)
    throw new Error(`The relay refused its own sample: ${response.status} ${await response.text()}`);
}

/** As it stands when the letter was mailed, refused or put off. */
async function deliveryOnce(wasPutOff: () => boolean, database: DatabaseLocation): Promise<Delivery> {
  const store = await visitStore(database);
  const deadline = Date.now() + PATIENCE_MS;
  try {
    for (;;) {
      const { state, settled, last_error } = await store.database
        .selectFrom('corrections')
        .select(['state', 'settled', 'last_error'])
        .executeTakeFirstOrThrow();
      const isOver = state !== 'received' || (wasPutOff() && last_error !== null);
      if (isOver) return { ...sorted(JSON.parse(settled)), trouble: last_error };
      if (Date.now() > deadline)
        return { taken: [], refused: [], trouble: `no answer within ${PATIENCE_MS / 1_000} s` };
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  } finally {
    await store.close();
  }
}

function sorted(settled: Settled): Pick<Delivery, 'taken' | 'refused'> {
  const those = (outcome: Settled[string]) =>
    Object.keys(settled).filter((address) => settled[address] === outcome);
  return { taken: those('mailed'), refused: those('refused') };
}
