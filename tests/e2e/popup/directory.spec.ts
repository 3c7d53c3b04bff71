// The directory: a page of a site with an entry, and pages whose hosts only look like it.

import { goesTo, openOn, openRecipients } from '../fixtures/popup-steps';
import { LISTED_HOST } from '../fixtures/shared-browser';
import { expect, test } from '../fixtures/test';

const STORY = '<h1>Fox clears dog</h1><p id="lead">The brown fox jumpd over the lazy dog.</p>';
const ADDRESS = `corrections@${LISTED_HOST}`;

test('a page that names nobody goes to the address in the directory, with the day on which it was seen', async ({
  site,
  reader,
  page,
}) => {
  site.page('/story', STORY);
  const origin = site.as(`www.${LISTED_HOST}`);
  await page.goto(`${origin}/story`);
  const popup = await openOn(reader, page, 'jumpd');
  await goesTo(popup, `Opens a draft to ${ADDRESS}`);
  await goesTo(popup, `from Corrigenda’s directory, seen on ${new URL(origin).host} on November 30, 2026`);
});

test('a page that names its editors goes to them', async ({ site, reader, page }) => {
  site.page('/story', `${STORY}<a href="mailto:editors@${LISTED_HOST}">Write to us</a>`);
  await page.goto(`${site.as(LISTED_HOST)}/story`);
  const popup = await openOn(reader, page, 'jumpd');
  await goesTo(popup, `Opens a draft to editors@${LISTED_HOST}`);
  await expect(await openRecipients(popup)).toContainText(ADDRESS);
});

test('a page whose host begins or ends like the site gets nothing from the directory', async ({
  site,
  reader,
  page,
}) => {
  site.page('/story', `${STORY}<a href="mailto:jane@news.test" rel="author">Jane</a>`);
  for (const host of [`${LISTED_HOST}.evil.test`, `evil${LISTED_HOST}`]) {
    await page.goto(`${site.as(host)}/story`);
    const popup = await openOn(reader, page, 'jumpd');
    await expect(await openRecipients(popup)).toContainText('jane@news.test'); // the page was read
    await expect(popup.locator('form')).not.toContainText(ADDRESS);
    await popup.close();
    await expect.poll(() => reader.isPopupOpen()).toBe(false);
  }
});
