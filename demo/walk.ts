// The demo without a display: performs a reader's steps with real mouse and keys, and prints them and the e-mails.

import { mkdir, rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { Page } from '@playwright/test';
import type { Reader } from './chromium/launch';
import type { ReceivedLetter } from './mailbox';
import { STATE_FOLDER, type Stage } from './stage';

const SCREENSHOTS = join(STATE_FOLDER, 'screenshots');

/** Corrects two mistakes in the newspaper, and prints each step and the e-mails as received. */
export async function walk(reader: Reader, stage: Stage): Promise<void> {
  await rm(SCREENSHOTS, { recursive: true, force: true });
  await mkdir(SCREENSHOTS, { recursive: true });
  const page = reader.context.pages()[0] ?? (await reader.context.newPage());

  step('opens the story about the ferry');
  await page.goto(`${stage.newspaper}/ferry`);
  await doubleClick(page, 'article', 'delyaed');
  step('double-clicks the word “delyaed” and presses Ctrl+Enter');
  await shoot(page, '1-story');
  await page.keyboard.press('Control+Enter');
  const popup = await reader.popup();
  await popup.getByRole('textbox', { name: 'Correction' }).waitFor();

  step('types “delayed” and a comment');
  await popup.keyboard.press('Control+A');
  await popup.keyboard.type('delayed');
  await popup.getByRole('button', { name: 'Comment' }).click();
  await popup.keyboard.type('Two letters are the wrong way round.');
  await shoot(popup, '2-popup');
  step('presses Ctrl+Enter to send');
  await pressSendKey(popup);
  await popup.getByText('Received by the newsroom').waitFor();
  await shoot(popup, '3-corrections');
  await popup.close();
  const first = await stage.mailbox.waitForLetter((letter) => letter.text?.includes('delyaed') ?? false);

  step('opens the story about the lighthouse, which has the same caption twice');
  await page.goto(`${stage.newspaper}/lighthouse`);
  await doubleClick(page, '.gallery', 'morining');
  step('double-clicks “morining” in the second one, presses Ctrl+Enter, types “morning” and sends it');
  await page.keyboard.press('Control+Enter');
  const secondPopup = await reader.popup();
  await secondPopup.getByRole('textbox', { name: 'Correction' }).waitFor();
  await secondPopup.keyboard.press('Control+A');
  await secondPopup.keyboard.type('morning');
  await pressSendKey(secondPopup);
  await secondPopup.getByText('Received by the newsroom').first().waitFor();
  await secondPopup.close();
  const second = await stage.mailbox.waitForLetter((letter) => letter.text?.includes('morining') ?? false);

  console.log('\nThe editors receive:');
  print(first);
  print(second);

  await page.goto(`${stage.mailbox.url}/letters/${first.id}`);
  await page.locator('iframe').first().waitFor();
  await shoot(page, '4-letter');
  const link = /https?:\S+#:~:text=\S+/.exec(first.text ?? '')?.[0];
  if (link === undefined) throw new Error('The letter has no link to the passage.');
  const story = await reader.context.newPage();
  await story.goto(link);
  await shoot(story, '5-story-at-the-passage');

  console.log(`\nScreenshots: ${relative(process.cwd(), SCREENSHOTS)}/`);
}

function step(what: string): void {
  console.log(`  The reader ${what}.`);
}

function print(letter: ReceivedLetter): void {
  const to = [letter.to ?? []].flat().map(({ text }) => text);
  const lines = [
    `From: ${letter.from?.text}`,
    `To: ${to.join(', ')}`,
    `Subject: ${letter.subject}`,
    '',
    letter.text ?? '',
  ];
  console.log(`\n${lines.join('\n').replace(/^/gm, '  │ ')}`);
}

async function shoot(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(SCREENSHOTS, `${name}.png`) });
}

/** Double-clicks the first occurrence of the word in the element. */
async function doubleClick(page: Page, selector: string, word: string): Promise<void> {
  const { x, y } = await page
    .locator(selector)
    .first()
    .evaluate((element, wanted) => {
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        const start = (node.textContent ?? '').indexOf(wanted);
        if (start === -1) continue;
        const range = document.createRange();
        range.setStart(node, start);
        range.setEnd(node, start + wanted.length);
        node.parentElement?.scrollIntoView({ block: 'center' });
        const box = range.getBoundingClientRect();
        return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
      }
      throw new Error(`“${wanted}” is not on the page.`);
    }, word);
  await page.mouse.dblclick(x, y);
}

/** Presses Ctrl+Enter as soon as the Send button shows that the form accepts it. */
async function pressSendKey(popup: Page): Promise<void> {
  await popup.locator('[aria-keyshortcuts="Control+Enter"]').waitFor();
  await popup.keyboard.press('Control+Enter');
}
