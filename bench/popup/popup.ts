// The popup: how long it takes to open, to show each key, to scroll the list and to search it.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'wxt';
import { startNewspaper } from '../../demo/newspaper';
import { bundleForPage } from '../../testing/in-page-bundle';
import type { Benchmark, Result } from '../benchmark';
import { writeEmptyExtension } from './empty-extension';
import { measureOpening, OPENINGS } from './opening';
import { measureList, SCROLLED, STEP } from './scrolling';
import { KEYS, measureTyping } from './typing';

export const popup: Benchmark = {
  name: 'popup',
  question: `in ms, each beside the popup of an extension that has nothing else: from Ctrl+Enter to the paint of the filled form (medians of ${OPENINGS}, opened in turn); from a key to the diff's change in the page, in a passage of 500 characters (${KEYS} keys; the anchor shows what is typed in a plain field); from frame to frame, and to the paint of each, scrolling through a list of ${SCROLLED} by ${STEP} pixels a frame (the anchor is an empty page as high); from a key in the list's search to the paint of what it found`,
  run: measure,
};

async function measure(): Promise<Result> {
  await build({ root: join(import.meta.dirname, '../..') });
  const folder = await mkdtemp(join(tmpdir(), 'corrigenda-bench-'));
  const newspaper = await startNewspaper({ inbox: 'http://127.0.0.1:9/inbox' });
  const empty = join(folder, 'empty');
  await writeEmptyExtension(empty);
  const script = await bundleForPage(join(import.meta.dirname, 'in-page.ts'));
  const place = { folder, empty, story: `${newspaper.url}/ferry`, script };
  const rows = [
    ...(await measureOpening(place)),
    ...(await measureTyping(place)),
    ...(await measureList(place)),
  ];
  await newspaper.stop();
  await rm(folder, { recursive: true, maxRetries: 5 });
  return { rows };
}
