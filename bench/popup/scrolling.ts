// Scrolls through a long list, frame by frame, against an empty page of the same height.

import { join } from 'node:path';
import { EXTENSION } from '../../demo/chromium/launch';
import { bundleForPage } from '../../testing/in-page-bundle';
import { quantile, type Row } from '../benchmark';
import type { Frames } from './in-page';
import { inPopup, type Place } from './place';

export const SCROLLED = 10_000;
/** Pixels per frame, two thirds of the visible height: a fast turn of a mouse wheel. */
export const STEP = 400;
/** One frame at 60 Hz, in milliseconds. */
const FRAME_MS = 17;

export async function measureScrolling(place: Place): Promise<Row[]> {
  const { script, empty } = place;
  const filling = await bundleForPage(join(import.meta.dirname, '../outbox/in-page.ts'));
  const [list, height] = await inPopup(place, 'scrolling', EXTENSION, async (popup) => {
    await popup.evaluate(`${filling}.fill(${SCROLLED})`);
    await popup.getByRole('tab', { name: 'Corrections' }).click();
    await popup.locator('.card', { hasText: 'council of 0 ' }).waitFor({ state: 'attached' }); // the last one to be read
    const high = await popup.evaluate(() => document.documentElement.scrollHeight);
    const frames: Frames = await popup.evaluate(`${script}.scrollThrough(${STEP})`);
    return [frames, high] as const;
  });
  const plain = await inPopup(place, 'scrolling nothing', empty, async (popup): Promise<Frames> => {
    await popup.evaluate(`${script}.makeEmptyPage(${height})`);
    return popup.evaluate(`${script}.scrollThrough(${STEP})`);
  });
  const anchor = quantile(plain.times, 0.99);
  const rows = { 'a frame of an empty page': plain, [`a frame of a list of ${SCROLLED}`]: list };
  return Object.entries(rows).map(([what, { times, work }]) => {
    const p99 = quantile(times, 0.99);
    return {
      what,
      ms: quantile(times, 0.5),
      'p99 ms': p99,
      'ratio of p99': Math.round((p99 / anchor) * 100) / 100,
      'p99 ms to its paint': quantile(work, 0.99),
      'longer than 17 ms': `${times.filter((time) => time > FRAME_MS).length} of ${times.length}`,
    };
  });
}
