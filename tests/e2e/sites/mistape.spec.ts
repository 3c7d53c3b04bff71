// A site that runs Mistape gets a correction as the plugin's own script would send it: once, and only if the reader wants it.

import type { Page } from '@playwright/test';
import type { Reader } from '../../../demo/chromium/launch';
import { type Behaviour, type MistapeSite, startMistapeSite } from '../../../testing/wordpress/mistape-site';
import { bindKey, clickMenuItem, pressBoundKey, withholdSites } from '../fixtures/browser-surfaces';
import { findings } from '../fixtures/findings';
import { highlight } from '../fixtures/page-steps';
import {
  cardsSaying,
  correctionBox,
  field,
  fromMenu,
  openOn,
  pressSend,
  pressSendKey,
} from '../fixtures/popup-steps';
import { test as base, expect } from '../fixtures/test';
import { advanceClock, runningWorker } from '../fixtures/worker';

const LEAD = 'It was late. The brown fox jumpd over the lazy dog. Many saw itt.';
const HOUR_MS = 3_600_000;

const test = base.extend<{ paper: MistapeSite }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright wants a pattern here
  paper: async ({}, use) => {
    const paper = await startMistapeSite();
    await use(paper);
    await paper.stop();
  },
});

const host = (paper: MistapeSite) => new URL(paper.origin).host;

/** Highlights the words, types the correction when the form has found the plugin, and sends it with the key. */
async function correct(reader: Reader, page: Page, wrong: string, right: string): Promise<Page> {
  const popup = await openOn(reader, page, wrong);
  await expect(popup.locator('form')).toContainText('found on this page');
  await retype(popup, right);
  await pressSendKey(popup);
  await expect(popup.getByText('Thank you.')).toBeVisible();
  return popup;
}

/** Replaces the words in the form, as a reader does with the keys. */
async function retype(popup: Page, words: string): Promise<void> {
  await expect(correctionBox(popup)).toBeFocused();
  await popup.keyboard.press('Control+A');
  await popup.keyboard.type(words);
}

const received = (popup: Page) => cardsSaying(popup, 'Received by the site');

async function openList(reader: Reader, page: Page): Promise<Page> {
  await expect.poll(() => reader.isPopupOpen()).toBe(false);
  const popup = await openOn(reader, page, 'lazy');
  await popup.getByRole('tab', { name: 'Corrections' }).click();
  return popup;
}

test('the form names the site and its tool, and the editors get the words, the change and the link', async ({
  paper,
  reader,
  page,
}) => {
  const address = paper.story('/2026/11/fox/', LEAD);
  await page.goto(address);
  const popup = await openOn(reader, page, 'jumpd');
  const form = popup.locator('form');
  await expect(form).toContainText(`Goes to ${host(paper)}`);
  await expect(form).toContainText('found on this page');
  expect(await findings(popup)).toEqual([]);
  await retype(popup, 'jumped');
  await (await field(popup, 'Comment')).fill('A letter is missing.');
  await pressSendKey(popup);
  await expect(received(popup)).toContainText(host(paper));
  expect(await findings(popup)).toEqual([]);

  expect(paper.requests).not.toContain('OPTIONS /wp-admin/admin-ajax.php');
  expect(paper.posts).toHaveLength(1);
  expect(Object.fromEntries(paper.mailed[0] ?? [])).toEqual({
    action: 'mistape_report_error',
    selection: 'jumpd',
    word: 'The brown fox jumpd over the lazy dog.',
    replace_context: 'The brown fox jumpd over the lazy dog.',
    context: 'The brown fox jumpd over the lazy dog.',
    comment: expect.stringMatching(/^“jumpd” → “jumped” · A letter is missing\. · .*: http/),
    post_id: '1204',
    _wp_http_referer: expect.stringContaining(`${address}#:~:text=`),
  });
  await expect(page.locator('#mistape_dialog')).not.toHaveClass(/open/); // the site's own dialog stays closed
});

test('a note on the whole page names the story', async ({ paper, reader, page }) => {
  await page.goto(paper.story('/fox', LEAD));
  await clickMenuItem(reader.worker, page, {});
  const popup = await reader.popup();
  await expect(popup.locator('form')).toContainText('found on this page');
  await (await field(popup, 'Comment')).fill('The second half is missing.');
  await pressSend(popup);
  await expect(received(popup)).toBeVisible();
  expect(paper.mailed[0]?.get('selection')).toBe('Fox clears dog');
  expect(paper.mailed[0]?.get('comment')).toMatch(/^About the whole page · The second half is missing\./);
});

test.describe('if the site refuses the report', () => {
  for (const [behaviour, words] of [
    ['too many reports', 'Report not sent: Spam protection: too many reports from your IP address.'],
    ['mail fails', 'Report not sent: Email service returned an error'],
  ] as const) {
    test(`(${behaviour}), the list shows its words and the other ways, and it can be sent again`, async ({
      paper,
      reader,
      page,
    }) => {
      paper.behaviour = behaviour;
      await page.goto(paper.story('/fox', LEAD));
      const popup = await correct(reader, page, 'jumpd', 'jumped');
      const card = cardsSaying(popup, 'Not accepted');
      await expect(card).toContainText(words);
      expect(await findings(popup)).toEqual([]);
      await expect(card.getByRole('button', { name: 'E-mail instead' })).toBeVisible();

      paper.behaviour = 'works';
      await fromMenu(card, 'Send again');
      await expect(received(popup)).toBeVisible();
      expect(paper.mailed).toHaveLength(1);
    });
  }

  test('because another reader reported it, the list says so', async ({
    paper,
    reader,
    page,
    openBrowser,
  }) => {
    const address = paper.story('/fox', LEAD);
    await page.goto(address);
    await correct(reader, page, 'jumpd', 'jumped');
    await expect.poll(() => paper.mailed.length).toBe(1);

    const other = await openBrowser();
    const theirPage = other.context.pages()[0] ?? (await other.context.newPage());
    await theirPage.goto(address);
    const popup = await correct(other, theirPage, 'jumpd', 'leapt');
    await expect(cardsSaying(popup, 'Not accepted')).toContainText(
      'Our editors already got notified about this error',
    );
    expect(paper.mailed).toHaveLength(1);
  });
});

test.describe('a correction waits and is sent later, once,', () => {
  const OBSTACLES: readonly Behaviour[] = ['plugin is switched off', 'log-in page', 'moved', 'out of order'];
  for (const behaviour of OBSTACLES) {
    test(`if the answer is “${behaviour}”`, async ({ paper, reader, page }) => {
      paper.behaviour = behaviour;
      await page.goto(paper.story('/fox', LEAD));
      const popup = await correct(reader, page, 'jumpd', 'jumped');
      await expect(cardsSaying(popup, 'Waiting to send')).toContainText('Next try');
      expect(paper.requests).not.toContain('GET /elsewhere');
      expect(paper.requests).not.toContain('POST /elsewhere');

      paper.behaviour = 'works';
      await cardsSaying(popup, 'Waiting to send').getByRole('button', { name: 'Try now' }).click();
      await expect(received(popup)).toBeVisible();
      expect(paper.mailed).toHaveLength(1);
      expect(paper.posts).toHaveLength(2);
      expect(String(paper.posts[1])).toBe(String(paper.posts[0]));
    });
  }

  test('if the site was down until after the browser was started again', async ({ paper, openBrowser }) => {
    const address = paper.story('/fox', LEAD);
    const before = await openBrowser();
    const page = before.context.pages()[0] ?? (await before.context.newPage());
    await page.goto(address);
    const form = await openOn(before, page, 'jumpd');
    await expect(form.locator('form')).toContainText('found on this page');
    await paper.stop();
    await retype(form, 'jumped');
    await pressSendKey(form);
    await expect(form.getByText('does not answer')).toBeVisible();
    await before.close();

    const after = await openBrowser();
    await paper.start();
    await expect
      .poll(async () => {
        await advanceClock(await runningWorker(after), HOUR_MS);
        return paper.mailed.length;
      })
      .toBe(1);
    const again = after.context.pages()[0] ?? (await after.context.newPage());
    await again.goto(address);
    const popup = await openList(after, again);
    await expect(received(popup)).toHaveCount(1);
    expect(paper.posts).toHaveLength(1);
  });

  test('and if only the answer was lost, the editors get no second e-mail', async ({
    paper,
    reader,
    page,
  }) => {
    paper.behaviour = 'answer is lost';
    await page.goto(paper.story('/fox', LEAD));
    const popup = await correct(reader, page, 'jumpd', 'jumped');
    await expect(cardsSaying(popup, 'Waiting to send')).toContainText('does not answer');
    paper.behaviour = 'works';
    await cardsSaying(popup, 'Waiting to send').getByRole('button', { name: 'Try now' }).click();
    await expect(popup.getByRole('listitem').first()).toContainText('Our editors already got notified');
    expect(String(paper.posts[1])).toBe(String(paper.posts[0]));
    expect(paper.mailed).toHaveLength(1);
  });
});

test('Undo sends nothing, and only the edited correction arrives', async ({ paper, reader, page }) => {
  await page.goto(paper.story('/fox', LEAD));
  const popup = await correct(reader, page, 'jumpd', 'jmped');
  await popup.getByRole('button', { name: 'Undo' }).click();
  await expect(correctionBox(popup)).toHaveValue('jmped');
  expect(paper.posts).toHaveLength(0);
  await correctionBox(popup).fill('jumped');
  await pressSend(popup);
  await expect(received(popup)).toBeVisible();
  // The first correction was due earlier, so it would have been sent by then.
  expect(paper.posts).toHaveLength(1);
  expect(paper.mailed[0]?.get('comment')).toMatch(/^“jumpd” → “jumped”/);
});

test('the same correction is not sent twice without a warning, and another one of the story arrives as well', async ({
  paper,
  reader,
  page,
}) => {
  await page.goto(paper.story('/fox', LEAD));
  let popup = await correct(reader, page, 'jumpd', 'jumped');
  await expect(received(popup)).toBeVisible();
  await popup.close();
  await expect.poll(() => reader.isPopupOpen()).toBe(false);

  popup = await openOn(reader, page, 'jumpd');
  await correctionBox(popup).fill('jumped');
  await pressSend(popup);
  await expect(popup.getByRole('alert')).toContainText('You suggested the very same');
  await popup.close();
  await expect.poll(() => reader.isPopupOpen()).toBe(false);

  popup = await correct(reader, page, 'itt', 'it');
  await expect(received(popup)).toHaveCount(2);
  expect(paper.mailed.map((report) => report.get('selection'))).toEqual(['jumpd', 'itt']);
});

test('although no answer comes back, the reader learns that the page was corrected', async ({
  paper,
  reader,
  page,
}) => {
  const address = paper.story('/fox', LEAD);
  await page.goto(address);
  let popup = await correct(reader, page, 'jumpd', 'jumped');
  await expect(received(popup)).toContainText('No answer can come back here.');
  await popup.close();

  paper.story('/fox', LEAD.replace('jumpd', 'jumped'));
  await page.goto(address);
  popup = await openList(reader, page);
  await expect(received(popup)).toContainText('corrected as you suggested');
});

test.describe('nothing leaves, and the form offers no such recipient,', () => {
  const FAKES: readonly [name: string, endpoint: (paper: MistapeSite) => string][] = [
    ['another host', ({ origin }) => `${origin.replace('127.0.0.1', 'localhost')}/wp-admin/admin-ajax.php`],
    ['another port', () => 'http://127.0.0.1:9/wp-admin/admin-ajax.php'],
    ['a script', () => 'javascript:alert(1)//wp-admin/admin-ajax.php'],
    ['credentials', ({ origin }) => `${origin.replace('//', '//user:word@')}/wp-admin/admin-ajax.php`],
    ['another path', ({ origin }) => `${origin}/collect`],
  ];
  for (const [name, endpoint] of FAKES) {
    test(`if the page’s script names ${name}`, async ({ paper, reader, page }) => {
      paper.endpoint = endpoint(paper);
      await sendsNothing(paper, reader, page);
    });
  }

  test('if the dialog is only a preview', async ({ paper, reader, page }) => {
    paper.dryRun = '1';
    await sendsNothing(paper, reader, page);
  });

  async function sendsNothing(paper: MistapeSite, reader: Reader, page: Page): Promise<void> {
    await page.goto(paper.story('/fox', LEAD));
    const popup = await openOn(reader, page, 'jumpd');
    // The page has been read. Its own script may do what it likes when its key is pressed, which it could anyway.
    await expect(popup.locator('form')).toContainText('Opens this site’s own form');
    await expect(popup.locator('form')).not.toContainText('at once');
    expect(paper.requests.filter((request) => request.startsWith('POST') || /collect/.test(request))).toEqual(
      [],
    );
  }
});

test('if the browser withholds the site, it gets no report whose answer could not be read', async ({
  paper,
  site,
  reader,
  page,
}) => {
  await bindKey(reader);
  await withholdSites(reader);
  await page.goto(paper.story('/fox', LEAD));
  await page.bringToFront();
  await highlight(page, '#lead', 'jumpd');
  await pressBoundKey(reader, page);
  let popup = await reader.popup();
  await expect(popup.locator('form')).toContainText(`Goes to ${host(paper)}`);
  await correctionBox(popup).fill('jumped');
  await paper.stop();
  await pressSend(popup);
  await expect(cardsSaying(popup, 'Waiting to send')).toContainText('does not answer');
  await popup.close();
  await expect.poll(() => reader.isPopupOpen()).toBe(false);

  // The button gave access to the site only until the tab left it.
  await page.goto(site.page('/elsewhere', '<p>Nothing</p>').replace('127.0.0.1', 'localhost'));
  await paper.start();
  await pressBoundKey(reader, page);
  popup = await reader.popup();
  await popup.getByRole('tab', { name: 'Corrections' }).click();
  await cardsSaying(popup, 'Waiting to send').getByRole('button', { name: 'Try now' }).click();
  await expect.poll(() => paper.requests).toContain('OPTIONS /wp-admin/admin-ajax.php');
  await expect(cardsSaying(popup, 'Waiting to send')).toContainText('does not answer');
  expect(paper.posts).toEqual([]);
});
