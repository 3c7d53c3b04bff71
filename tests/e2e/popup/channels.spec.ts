// The form and the list for every channel, in a real browser: no problems that axe detects.

import { openDesk } from '../../../demo/screenshots/desk';
import { STATES } from '../../../demo/screenshots/states';
import { findings } from '../fixtures/findings';
import { expect, test } from '../fixtures/test';

const ABOUT_CHANNELS = Object.keys(STATES).filter((name) =>
  /^form-to-|^list-by-hand$|^form-nobody$/.test(name),
);

test('the form and the list have no problems that axe detects, whichever channel reaches the recipient', async () => {
  test.setTimeout(180_000);
  const desk = await openDesk('en', {});
  const found: string[] = [];
  try {
    for (const name of ABOUT_CHANNELS) {
      await desk.clear();
      const shot = await STATES[name]?.(desk);
      if (shot === undefined || 'page' in shot.of) throw new Error(`There is no popup in ${name}.`);
      for (const finding of await findings(shot.of)) found.push(`${name}: ${finding}`);
    }
  } finally {
    await desk.leave();
  }
  expect(ABOUT_CHANNELS.length).toBeGreaterThan(7);
  expect(found).toEqual([]);
});
