// The verdict page in a browser: by keyboard only, on a phone, and in both themes.

import { findings, findingsInLetter, fits } from '../fixtures/findings';
import { postCorrection } from '../fixtures/post-correction';
import { expect, type Newsroom, test } from '../fixtures/test';

const PHONE = { width: 360, height: 740 };
/** The smallest phones, and a page at 400 % zoom (https://www.w3.org/TR/WCAG22/#reflow). */
const SMALL_PHONE = { width: 320, height: 568 };
const HEADLINE = 'After the storm, the island’s only fox clears the harbour master’s dog';
const LONG_COMMENT = 'A letter is missing. '.repeat(20);
/** Minimum width and height of what a thumb presses, in CSS pixels. */
const THUMB = 44;
/** A word without hyphenation points that is wider than a phone. */
const LONG = 'Donaudampfschifffahrtsgesellschaftskapitänswitwenrentenauszahlungsstelle'.repeat(3);

/** Posts a correction. Returns its letter, the address of its status, and a function that finds the link for a verdict. */
async function correct({ inbox, mail }: Newsroom, origin: string, comment: string, headline = comment) {
  const location = await postCorrection(inbox, { address: `${origin}/fox`, headline, comment });
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

for (const [name, room] of Object.entries({ phone: PHONE, 'small phone': SMALL_PHONE })) {
  test(`on a ${name}, the page opens with the change, the headline and the selected verdict in sight, and Enter sends it`, async ({
    site,
    newsroom,
    page,
  }) => {
    const { location, link } = await correct(newsroom, site.origin, LONG_COMMENT, HEADLINE);
    await page.setViewportSize(room);
    for (const [answer, verdict] of Object.entries({ declined: 'Not changed', fixed: 'Fixed' })) {
      await page.goto(link(answer));
      const send = page.getByRole('button', { name: 'Send the answer' });
      await expect(send).toBeFocused();
      expect(await page.evaluate(() => scrollY)).toBe(0);
      await expect(page.getByRole('heading', { level: 1 })).toBeInViewport({ ratio: 1 });
      await expect(page.getByRole('link', { name: HEADLINE })).toBeInViewport({ ratio: 1 });
      await expect(send).toBeInViewport({ ratio: 1 });
      await expect(page.locator('#selected')).toHaveText(verdict, { useInnerText: true });
      await expect(send).toHaveAccessibleDescription(verdict);
    }
    await page.keyboard.press('Enter');
    await expect(page.getByRole('status')).toBeVisible();
    expect(await statusAt(location)).toMatchObject({ 'schema:creativeWorkStatus': 'fixed' });
  });
}

test('the verdict next to the button is the selected one, and the reason says what the reader sees', async ({
  site,
  newsroom,
  page,
}) => {
  const { link } = await correct(newsroom, site.origin, 'A letter is missing.');
  await page.setViewportSize(SMALL_PHONE);
  await page.goto(link('fixed').replace('?answer=fixed', ''));
  const selected = page.locator('#selected');
  await expect(selected).toHaveText('', { useInnerText: true });
  await page.getByRole('radio', { name: 'Already fixed' }).check();
  await expect(selected).toHaveText('Already fixed', { useInnerText: true });
  const reason = page.getByRole('combobox', { name: 'Why not?' });
  await expect(reason).toBeHidden();
  await page.getByRole('radio', { name: 'Not changed' }).check();
  await expect(selected).toHaveText('Not changed', { useInnerText: true });
  await expect(reason).toHaveAccessibleDescription(/^The reader sees the reason/);
});

test('on a small phone, every control is large enough for a thumb, and the focused one is not below the bar', async ({
  site,
  newsroom,
  page,
}) => {
  const { link } = await correct(newsroom, site.origin, LONG_COMMENT, HEADLINE);
  await page.setViewportSize(SMALL_PHONE);
  await page.goto(link('declined'));
  const small = await page.evaluate((thumb) => {
    const controls = document.querySelectorAll('a, button, select, textarea, label.choice');
    return Array.from(controls, (control) => ({ control, box: control.getBoundingClientRect() }))
      .filter(({ box }) => Math.min(box.width, box.height) < thumb)
      .map(({ control }) => control.outerHTML);
  }, THUMB);
  expect(small).toEqual([]);

  const covered: string[] = [];
  for (const key of ['Shift+Tab', 'Tab'])
    for (let press = 0; press < 8; press += 1) {
      await page.keyboard.press(key);
      const under = await page.evaluate(() => {
        const focused = document.querySelector(':focus');
        const bar = document.querySelector('.bar');
        if (focused === null || bar === null || bar.contains(focused)) return '';
        const [box, limit] = [focused.getBoundingClientRect(), bar.getBoundingClientRect()];
        return box.bottom > limit.top && box.top < limit.bottom ? focused.outerHTML : '';
      });
      if (under !== '') covered.push(under);
    }
  expect(covered).toEqual([]);
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
  await page.setViewportSize(SMALL_PHONE);
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
