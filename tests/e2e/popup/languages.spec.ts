// The interface in the reader's language and writing direction.

import { join } from 'node:path';
import { launchReader } from '../../../demo/chromium/launch';
import { findings } from '../fixtures/findings';
import { openOn } from '../fixtures/popup-steps';
import { expect, test } from '../fixtures/test';

const STORY = '<h1>Fox clears dog</h1><p id="lead">The brown fox jumpd over the lazy dog in 1954.</p>';

for (const [language, direction, suggest] of [
  ['ar', 'rtl', 'اقتراح'],
  ['de', 'ltr', 'Vorschlagen'],
] as const) {
  test(`in ${language}: ${direction}, nothing is cut off, and axe detects no problems`, async ({
    site,
    newsroom,
    folder,
  }) => {
    void newsroom;
    const reader = await launchReader({
      profile: join(folder, 'profile'),
      headless: true,
      args: [`--lang=${language}`],
      env: { LANGUAGE: language },
    });
    const page = reader.context.pages()[0] ?? (await reader.context.newPage());
    await expect(async () => {
      await page.goto(site.page('/fox', STORY)); // after the first start, registering the shortcut takes some time
      await page.bringToFront();
      await (await openOn(reader, page, 'jumpd')).locator('textarea').first().waitFor();
    }).toPass();
    const popup = await reader.popup();
    await expect(popup.locator('html')).toHaveAttribute('dir', direction);
    await expect(popup.locator('html')).toHaveAttribute('lang', new RegExp(`^${language}`));
    await expect(popup.getByRole('tab').first()).toHaveText(suggest);
    await popup.locator('textarea').first().fill('jumped');
    expect(await popup.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(
      0,
    );
    expect(await findings(popup)).toEqual([]);
    await reader.close();
  });
}
