// Scrolls through a long list, frame by frame, against an empty page of the same height. Then searches in it.

import { join } from 'node:path';
import { EXTENSION } from '../../demo/chromium/launch';
import { bundleForPage } from '../../testing/in-page-bundle';
import { quantile, type Row } from '../benchmark';
import type { Frames } from './in-page';
import { inPopup, type Place } from './place';

export const SCROLLED = 10_000;
/** Pixels per frame, two thirds of the visible height: a fast turn of a mouse wheel. */
export const STEP = 400;
/** What is searched for, and deleted again: many results, few, and many. */
const SEARCHED = 'council of 77';
/** From press to release of a key of the search, in milliseconds: longer than a key takes. */
const SEARCH_PRESS_MS = 120;
/** One frame at 60 Hz, in milliseconds. */
const FRAME_MS = 17;

export async function measureList(place: Place): Promise<Row[]> {
  const { script, empty } = place;
  const filling = await bundleForPage(join(import.meta.dirname, '../outbox/in-page.ts'));
  const [list, height, searches] = await inPopup(place, 'scrolling', EXTENSION, async (popup) => {
    await popup.evaluate(`${filling}.fill(${SCROLLED})`);
    await popup.getByRole('tab', { name: 'Corrections' }).click();
    await popup.locator('.card', { hasText: 'council of 0 ' }).waitFor({ state: 'attached' }); // the last one to be read
    const high = await popup.evaluate(() => document.querySelector('.panel')?.scrollHeight ?? 0);
    const frames: Frames = await popup.evaluate(`${script}.scrollThrough(${STEP})`);
    await popup.getByRole('searchbox').click();
    await popup.evaluate(`searched = ${script}.watchPaints()`);
    await popup.keyboard.type(SEARCHED, { delay: SEARCH_PRESS_MS });
    for (const _ of SEARCHED) await popup.keyboard.press('Backspace', { delay: SEARCH_PRESS_MS });
    const searches: number[] = await popup.evaluate('searched()');
    return [frames, high, searches] as const;
  });
  const plain = await inPopup(place, 'scrolling nothing', empty, async (popup): Promise<Frames> => {
    await popup.evaluate(`${script}.makeEmptyPage(${height})`);
    return popup.evaluate(`${script}.scrollThrough(${STEP})`);
  });
  const anchor = quantile(plain.times, 0.99);
  const rows = { 'a frame of an empty page': plain, [`a frame of a list of ${SCROLLED}`]: list };
  const search: Row = {
    what: `a key in the search of ${SCROLLED}`,
    ms: quantile(searches, 0.5),
    'p99 ms': quantile(searches, 0.99),
  };
  const scrolling = Object.entries(rows).map(([what, { times, work }]) => {
    const p99 = quantile(times, 0.99);
    return {
      what,
      ms: quantile(times, 0.5),
      'p99 ms': p99,
      'ratio of p99': Math.round((p99 / anchor) * 100) / 100,
      'p99 ms to its paint': quantile(work, 0.99),
      'longer than 17 ms': longFrames(times),
    };
  });
  return [...scrolling, search];
}

function longFrames(times: readonly number[]): string {
  const long = times.filter((time) => time > FRAME_MS).length;
  return `${long} of ${times.length} (${((100 * long) / times.length).toFixed(1)} %)`;
}
