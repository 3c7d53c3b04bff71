// What an editor does with a letter.

import type { BrowserContext } from '@playwright/test';
import type { ReceivedLetter } from '../../testing/newsroom/smtp-sink';
import { expect } from './fixtures';

type Answer = 'Fixed' | 'Already fixed' | 'Not changed';

const PARTS: Readonly<Record<Answer, string>> = {
  Fixed: 'fixed',
  'Already fixed': 'already',
  'Not changed': 'declined',
};

/** All links of the letter's plain text and of its HTML. */
export function linksOf(letter: ReceivedLetter): string[] {
  const html = Array.from((letter.html || '').matchAll(/href="([^"]+)"/g), ([, link = '']) =>
    link.replaceAll('&amp;', '&'),
  );
  return Array.from(new Set([...((letter.text ?? '').match(/https?:\S+/g) ?? []), ...html]));
}

/** Opens the letter's link for that answer in a browser, writes the note and sends the form. */
export async function answer(
  context: BrowserContext,
  letter: ReceivedLetter,
  what: Answer,
  note: string,
): Promise<void> {
  const link = linksOf(letter).find((one) => one.endsWith(`answer=${PARTS[what]}`)) ?? '';
  const page = await context.newPage();
  await page.goto(link);
  await expect(page.getByRole('radio', { name: what, exact: true })).toBeChecked();
  await page.getByRole('textbox', { name: 'A note to the reader' }).fill(note);
  await page.getByRole('button', { name: 'Send the answer' }).click();
  await expect(page.getByText('The reader will see your answer.')).toBeVisible();
  await page.close();
}
