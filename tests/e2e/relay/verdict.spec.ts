// The verdict page in a browser: by keyboard only, on a phone, and in both themes.

import { findings, findingsInLetter, fits } from '../fixtures/findings';
import { postCorrection } from '../fixtures/post-correction';
import { expect, type Newsroom, test } from '../fixtures/test';

const PHONE = { width: 360, height: 740 };
/** A word without hyphenation points that is wider than a phone. */
const LONG = 'Donaudampfschifffahrtsgesellschaftskapitänswitwenrentenauszahlungsstelle'.repeat(3);

/** Posts a correction. Returns its letter, the address of its status, and a function that finds the link for a verdict. */
async function correct({ inbox, mail }: Newsroom, origin: string, comment: string) {
  const location = await postCorrection(inbox, { address: `${origin}/fox`, headline: comment, comment });
  const letter = (await mail.waitForLetters(1)).at(-1);
  const link = (answer: string) => new RegExp(`http\\S+answer=${answer}`).exec(letter?.text ?? '')?.[0] ?? '';
  return { location, letter, link };
}

const statusAt = async (location: string) => (await fetch(location)).json();

test('a verdict takes one click in the letter and Enter, and thanks the reader', async ({
  site,
  newsroom,
  page,
}) => {
  const { location, link } = await correct(newsroom, site.origin, 'A letter is missing.');
  await page.goto(link('fixed'));
  await expect(page.getByRole('radio', { name: 'Fixed', exact: true })).toBeChecked();
  await expect(page.getByRole('button', { name: 'Send the answer' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status')).toHaveText('Thank you. The reader will see your answer.');
  expect(await statusAt(location)).toMatchObject({
    'schema:creativeWorkStatus': 'fixed',
    'schema:comment': 'Thank you for pointing this out.',
  });
});

test('another verdict, its reason and a note can be given by keyboard only', async ({
  site,
  newsroom,
  page,
}) => {
  const { location, link } = await correct(newsroom, site.origin, 'A letter is missing.');
  await page.goto(link('fixed'));
  await page.getByRole('radio', { name: 'Fixed', exact: true }).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('radio', { name: 'Not changed' })).toBeChecked();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('combobox', { name: 'Why not?' })).toBeFocused();
  await page.keyboard.type('It is no error');
  await page.keyboard.press('Tab');
  await page.keyboard.type('It is a dialect.');
  await page.keyboard.press('Tab'); // to the checkbox for the ready-made thanks
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status')).toBeVisible();
  expect(await statusAt(location)).toMatchObject({
    'schema:creativeWorkStatus': 'declined',
    'schema:comment': 'It is a dialect.',
  });
});

test('the page and the letter fit a phone, and axe detects no problems in either theme', async ({
  site,
  newsroom,
  page,
}) => {
  const { letter, link } = await correct(newsroom, site.origin, LONG);
  await page.setViewportSize(PHONE);
  await page.goto(link('declined'));
  expect(await fits(page)).toBe(true);
  expect(await findings(page)).toEqual([]);
  await page.getByRole('button', { name: 'Mute this story' }).click();
  await expect(page.getByRole('status')).toBeVisible();
  expect(await fits(page)).toBe(true);
  expect(await findings(page)).toEqual([]);
  const notice = (await newsroom.mail.waitForLetters(2)).at(-1);
  await page.goto(/http\S+\/verdict\/confirm\/\S+/.exec(notice?.text ?? '')?.[0] ?? '');
  expect(await findings(page)).toEqual([]);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status')).toHaveText('The story is muted.');
  await page.goto(link('fixed'));
  expect(await findings(page)).toEqual([]);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status')).toBeVisible();
  await page.goto(link('fixed')); // the correction has a verdict now
  await expect(page.getByText('Already handled')).toBeVisible();
  expect(await findings(page)).toEqual([]);

  await page.goto('about:blank'); // so that the relay's security policy does not apply to the letter
  await page.setContent(letter?.html || '');
  expect(await fits(page)).toBe(true);
  expect(await findingsInLetter(page)).toEqual([]);
});

test('one click selects the sentence to paste, and nothing else', async ({ site, newsroom, page }) => {
  const { letter } = await correct(newsroom, site.origin, 'A letter is missing.');
  await page.setContent(letter?.html || '');
  await page.getByText('The fox jumped over.').click();
  expect(await page.evaluate(() => getSelection()?.toString())).toBe('The fox jumped over.');
});
