// Pages in a tab: the story, the letter in its mailbox, the extension's own pages.

import type { Page } from '@playwright/test';
import type { ReceivedLetter } from '../../mailbox/letters';
import { controls } from '../controls';
import type { Desk } from '../desk';
import type { Shot, States } from '../shot';

/** Sends the correction of the typo, and opens its letter. */
async function openLetter(desk: Desk): Promise<ReceivedLetter> {
  const [wrong, right] = desk.paper.typo;
  await desk.read();
  const popup = await desk.correct(wrong);
  await controls(popup).correction.fill(right);
  await controls(popup).comment.fill(desk.paper.comment);
  await controls(popup).send.click();
  await popup.locator('.card .buttons button').nth(1).click(); // skips the wait for undo
  const isOurs = (letter: { text?: string | undefined }) =>
    letter.text?.includes(desk.paper.comment) ?? false;
  const letter = await desk.stage.mailbox.waitForLetter(isOurs);
  await desk.closePopup(popup);
  await desk.read(`${desk.stage.mailbox.url}/letters/${letter.id}`);
  await desk.tab.locator('iframe').waitFor();
  return letter;
}

/** Opens the letter as a mail program does, without the mailbox around it. */
async function openBare(desk: Desk, room: { width: number; height: number }): Promise<Shot> {
  const { html } = await openLetter(desk);
  await desk.tab.setViewportSize(room);
  await desk.tab.setContent(html || '');
  return { of: desk.tab, whole: true };
}

/** Opens the page on which editors give their verdict. */
async function openVerdict(desk: Desk, room?: { width: number; height: number }): Promise<Page> {
  const { text } = await openLetter(desk);
  if (room !== undefined) await desk.tab.setViewportSize(room);
  await desk.read(/http\S+answer=fixed/.exec(text ?? '')?.[0]);
  return desk.tab;
}

const PHONE = { width: 360, height: 740 };

const TAB = { width: 800, height: 800 };

export const PAGES: States = {
  options: async (desk) => ({ of: await desk.openInTab('options.html', TAB), whole: true }),

  welcome: async (desk) => ({ of: await desk.openInTab('welcome.html', TAB), whole: true }),

  story: async (desk) => {
    const [wrong] = desk.paper.typo;
    await desk.read();
    await desk.capture(wrong); // highlights it
    return { of: desk.tab };
  },

  mailbox: async (desk) => {
    await openLetter(desk);
    return { of: desk.tab };
  },

  letter: async (desk) => openBare(desk, { width: 640, height: 800 }),

  'letter-phone': async (desk) => openBare(desk, PHONE),

  verdict: async (desk) => ({ of: await openVerdict(desk), whole: true }),

  'verdict-phone': async (desk) => ({ of: await openVerdict(desk, PHONE), whole: true }),
};
