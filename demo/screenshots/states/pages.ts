// Pages in a tab: the story, the letter in its mailbox, the extension's own pages.

import type { Page } from '@playwright/test';
import type { Correction } from '../../../lib/correction/correction';
import type { Status } from '../../../lib/correction/status';
import type { ReceivedLetter } from '../../mailbox/letters';
import { controls, unfold } from '../controls';
import type { Desk } from '../desk';
import { correctionOf, draftOn } from '../records';
import type { Shot, States } from '../shot';
import { fillStores } from '../stores';

interface Room {
  readonly width: number;
  readonly height: number;
}

/** Sends the correction of the typo, and opens its letter. */
async function openLetter(desk: Desk): Promise<ReceivedLetter> {
  const [wrong, right] = desk.paper.typo;
  await desk.read();
  const popup = await desk.correct(wrong);
  await controls(popup).correction.fill(right);
  await unfold(popup, 'comment');
  await controls(popup).comment.fill(desk.paper.comment);
  await controls(popup).send.click();
  const isOurs = (letter: { text?: string | undefined }) =>
    letter.text?.includes(desk.paper.comment) ?? false;
  const letter = await desk.stage.mailbox.waitForLetter(isOurs);
  await desk.closePopup(popup);
  await desk.read(`${desk.stage.mailbox.url}/letters/${letter.id}`);
  await desk.tab.locator('iframe').waitFor();
  return letter;
}

/** Opens the letter as a mail program does, without the mailbox around it. */
async function openBare(desk: Desk, room: Room): Promise<Shot> {
  const { html } = await openLetter(desk);
  await desk.tab.setViewportSize(room);
  await desk.tab.setContent(html || '');
  return { of: desk.tab, whole: true };
}

/** Opens the page on which editors give their verdict. */
async function openVerdict(desk: Desk, room?: Room): Promise<Page> {
  const { text } = await openLetter(desk);
  if (room !== undefined) await desk.tab.setViewportSize(room);
  await desk.read(/http\S+answer=fixed/.exec(text ?? '')?.[0]);
  return desk.tab;
}

/** Opens the options of a reader who uses them all, with everything unfolded. */
async function openFullOptions(desk: Desk, room: Room): Promise<Shot> {
  const { typo, fact, others, email } = desk.paper;
  const statuses: readonly Status[] = [
    { state: 'delivered' },
    { state: 'fixed' },
    { state: 'fixed' },
    { state: 'declined' },
  ];
  const corrections: Correction[] = [];
  for (const [index, mistake] of [typo, fact, ...others].slice(0, statuses.length).entries())
    corrections.push(correctionOf(await draftOn(desk, mistake), statuses[index] ?? { state: 'sent' }, index));
  const page = await desk.openInTab('options.html', room);
  await fillStores(page, { corrections });
  const { host } = desk.paper;
  await page.evaluate((settings) => chrome.storage.local.set(settings), {
    reader: { name: desk.paper.name, email },
    recipients: [
      {
        site: host,
        recipient: {
          type: 'mailbox',
          mailbox: `corrections@${host.replace('localhost', 'example')}`,
          provenance: 'mail-link',
        },
      },
    ],
    offSites: [host],
    relays: [{ site: '', inbox: 'https://relay.example.org/inbox' }],
    namedHosts: [{ host, fields: ['name'] }],
  });
  await page.reload();
  await page.locator('.record-sentence').waitFor();
  await page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
  });
  return { of: page, whole: true };
}

const PHONE = { width: 360, height: 740 };

const TAB = { width: 800, height: 800 };
/** The smallest phones, and 400 % zoom. */
const NARROW = { width: 320, height: 640 };

export const PAGES: States = {
  options: async (desk) => ({ of: await desk.openInTab('options.html', TAB), whole: true }),

  'options-full': (desk) => openFullOptions(desk, TAB),

  'options-narrow': (desk) => openFullOptions(desk, NARROW),

  'welcome-narrow': async (desk) => ({ of: await desk.openInTab('welcome.html', NARROW), whole: true }),

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
