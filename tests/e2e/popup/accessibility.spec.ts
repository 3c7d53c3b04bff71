// Accessibility of the popup: axe in each state and both themes, use by keyboard only, forced colours and reduced motion.

import type { Page } from '@playwright/test';
import { PNG } from 'pngjs';
import { unfold } from '../../../demo/screenshots/controls';
import { findings } from '../fixtures/findings';
import {
  cardsSaying,
  correctionBox,
  field,
  openDrafts,
  openOn,
  openPreview,
  pressSend,
  pressSendKey,
} from '../fixtures/popup-steps';
import { expect, test } from '../fixtures/test';

const STORY = '<h1>Fox clears dog</h1><p id="lead">The brown fox jumpd over the lazy dog in 1954.</p>';

test.beforeEach(({ newsroom }) => void newsroom);

test('the form has no problems that axe detects: unchanged, changed, with error messages, and with the preview open', async ({
  site,
  reader,
  page,
}) => {
  await page.goto(site.page('/fox', STORY));
  const popup = await openOn(reader, page, 'jumpd');
  await expect(correctionBox(popup)).toHaveValue('jumpd');
  expect(await findings(popup)).toEqual([]);

  await pressSend(popup);
  await expect(popup.getByText('Change the text, or say')).toBeVisible();
  expect(await findings(popup)).toEqual([]);

  await correctionBox(popup).fill('jumped');
  await openPreview(popup);
  await expect(popup.locator('.preview pre')).toBeVisible();
  expect(await findings(popup)).toEqual([]);
});

test('the list has no problems that axe detects: empty, with a draft, and with sent corrections', async ({
  site,
  newsroom,
  reader,
  page,
}) => {
  await page.goto(site.page('/fox', STORY));
  await page.bringToFront();
  await reader.worker.evaluate(() => chrome.action.openPopup());
  let popup = await reader.popup();
  await expect(popup.getByText('Nothing is highlighted.')).toBeVisible();
  expect(await findings(popup)).toEqual([]);
  await popup.getByRole('tab', { name: 'Corrections' }).click();
  await expect(popup.getByText('No corrections yet.')).toBeVisible();
  expect(await findings(popup)).toEqual([]);
  await popup.close();
  await expect.poll(() => reader.isPopupOpen()).toBe(false);

  popup = await openOn(reader, page, 'jumpd');
  await correctionBox(popup).fill('jumped');
  await pressSend(popup);
  await expect(popup.getByText('Thank you.')).toBeVisible();
  expect(await findings(popup)).toEqual([]);
  await newsroom.mail.waitForLetters(1);
  await newsroom.stop();
  await popup.close();
  await expect.poll(() => reader.isPopupOpen()).toBe(false);

  popup = await openOn(reader, page, 'lazy');
  await correctionBox(popup).fill('idle');
  await popup.getByRole('tab', { name: 'Corrections' }).click();
  await expect(popup.getByText('Received by the newsroom')).toBeVisible();
  await openDrafts(popup);
  await expect(cardsSaying(popup, 'Draft')).toBeVisible();
  await cardsSaying(popup, 'Draft')
    .getByRole('button', { name: /^More actions/ })
    .click();
  expect(await findings(popup)).toEqual([]);
});

test('a correction can be written, checked and sent by keyboard only', async ({
  site,
  newsroom,
  reader,
  page,
}) => {
  await page.goto(site.page('/fox', STORY));
  const popup = await openOn(reader, page, '1954');
  const { keyboard } = popup;
  await expect(correctionBox(popup)).toBeFocused();
  await keyboard.press('Control+A');
  await keyboard.type('1945');
  await keyboard.press('Tab');
  await expect(popup.getByRole('button', { name: 'Kind Wrong fact' })).toBeFocused(); // guessed from the edit
  await keyboard.press('Enter');
  await expect(popup.getByRole('radio', { name: 'Wrong fact' })).toBeFocused();
  await keyboard.press('3');
  await expect(popup.getByRole('radio', { name: 'Unclear' })).toBeChecked();
  await keyboard.press('Shift+Tab'); // back over the buttons for name and source
  await keyboard.press('Shift+Tab');
  await keyboard.press('Shift+Tab');
  await expect(popup.getByRole('button', { name: 'Comment' })).toBeFocused();
  await keyboard.press('Space');
  await keyboard.type('The war was over by then.');
  await expect(popup.getByText('“1954” becomes “1945”.')).toBeAttached();
  await pressSendKey(popup);
  await expect(popup.getByText('Thank you.')).toBeVisible();
  const [letter] = await newsroom.mail.waitForLetters(1);
  expect(letter?.text).toContain('“1954” → “1945”');
  expect(letter?.text).toContain('Kind: Unclear');
  expect(letter?.text).toContain('The war was over by then.');
});

/** Returns the most frequent colour of the painted element, because computed styles do not contain forced colours. */
async function colourOf(popup: Page, selector: string): Promise<string> {
  const { data } = PNG.sync.read(await popup.locator(selector).first().screenshot());
  const counts = new Map<string, number>();
  for (let at = 0; at < data.length; at += 4) {
    const colour = data.subarray(at, at + 3).join(' ');
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  return Array.from(counts).sort(([, one], [, other]) => other - one)[0]?.[0] ?? '';
}

const styleOf = (popup: Page, selector: string, property: string) =>
  popup
    .locator(selector)
    .first()
    .evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property);

test('with forced colours, selected, quoted, changed and focused elements can be distinguished', async ({
  site,
  reader,
  page,
}) => {
  await page.goto(site.page('/fox', STORY));
  const popup = await openOn(reader, page, 'jumpd');
  await expect(correctionBox(popup)).toHaveValue('jumpd');
  await popup.emulateMedia({ forcedColors: 'active' });
  await unfold(popup, 'kind');
  const paper = await colourOf(popup, '.panel');
  expect(await colourOf(popup, '.kind :not(:checked) + span')).toBe(paper);
  expect(await colourOf(popup, '.kind :checked + span')).not.toBe(paper);
  expect(await colourOf(popup, '.quotation mark')).not.toBe(paper);
  // Forced colours make even transparent borders visible, so an element that is not selected must have none.
  expect(await styleOf(popup, '[role="tab"][aria-selected="true"]', 'border-bottom-width')).toBe('2px');
  expect(await styleOf(popup, '[role="tab"][aria-selected="false"]', 'border-bottom-width')).toBe('0px');
  expect(await styleOf(popup, '.primary', 'border-bottom-width')).toBe('1px');
  await correctionBox(popup).focus();
  expect(await styleOf(popup, 'textarea:focus', 'outline-style')).toBe('solid');
  await (await field(popup, 'Source')).focus(); // a field without a border around it
  expect(await styleOf(popup, '[type="url"]:focus', 'outline-style')).toBe('solid');
  await correctionBox(popup).fill('jumped');
  expect(await styleOf(popup, 'del', 'text-decoration-line')).toBe('line-through');
  expect(await styleOf(popup, 'ins', 'text-decoration-line')).toBe('underline');
});

test('nothing moves for a reader who prefers reduced motion', async ({ site, newsroom, reader, page }) => {
  void newsroom;
  await page.goto(site.page('/fox', STORY));
  const popup = await openOn(reader, page, 'jumpd');
  await popup.emulateMedia({ reducedMotion: 'reduce' });
  await correctionBox(popup).fill('jumped');
  const moving = () =>
    popup.evaluate(() => {
      const isMoving = (element: Element) => {
        const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(element);
        return transitionDuration !== '0s' || animationName !== 'none' || scrollBehavior !== 'auto';
      };
      const found = Array.from(document.querySelectorAll('*')).filter(isMoving);
      return [
        ...found.map(({ outerHTML }) => outerHTML),
        ...document.getAnimations().map(() => 'an animation'),
      ];
    });
  expect(await moving()).toEqual([]);
  await pressSend(popup);
  await expect(popup.getByText('Thank you.')).toBeVisible();
  expect(await moving()).toEqual([]);
});
