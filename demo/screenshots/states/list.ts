// The list: empty, typical, and with a correction in each state.

import type { Status } from '../../../lib/correction/status';
import type { Draft } from '../../../lib/draft/draft';
import type { Candidate } from '../../../lib/recipient/candidate';
import { controls } from '../controls';
import type { Desk } from '../desk';
import type { Mistake } from '../papers';
import { correctionOf, draftOn, toMailbox } from '../records';
import { ISSUE, MISTAPE, OWN_FORM, SITE_FORM } from '../sample-candidates';
import type { States } from '../shot';
import { fillStores, type Records } from '../stores';

const MINUTE_MS = 60_000;
const EDITORS = 'redaktion@example.org';

/** A typical list. */
async function usual(desk: Desk): Promise<Records> {
  const { typo, fact, others, comment, fixedNote } = desk.paper;
  const [first = typo, second = typo] = others;
  const drafts = [await draftOn(desk, fact)];
  const mended = await draftOn(desk, first);
  const waiting = await draftOn(desk, second);
  const received = await draftOn(desk, typo);
  return {
    drafts,
    corrections: [
      correctionOf({ ...received, comment }, { state: 'delivered' }, 2),
      correctionOf(mended, { state: 'fixed', note: fixedNote }, 300),
      correctionOf(waiting, waits({ kind: 'unreachable' }, 4), 400),
    ],
  };
}

/** A correction in each state, in the order of {@link STATES}, and a draft and an entry that cannot be read. */
async function everything(desk: Desk): Promise<Records> {
  const { typo, fact, others, comment, ofPage, fixedNote, declinedNote } = desk.paper;
  const mistakes = [typo, fact, ...others];
  const drafts: Draft[] = [];
  for (const mistake of mistakes) drafts.push(await draftOn(desk, mistake));
  const now = Date.now();
  const statuses: readonly Status[] = [
    { state: 'queued', due: now + 4_000, attempts: 0 },
    waits({ kind: 'offline' }, 2),
    waits({ kind: 'answered', status: 503, detail: 'The mail server is being moved.' }, 5 * 60),
    { state: 'sending', due: now + 25_000, attempts: 1 },
    { state: 'delivered' },
    { state: 'fixed', note: fixedNote },
    { state: 'declined', note: declinedNote },
    { state: 'handed' },
    { state: 'sent' },
    {
      state: 'failed',
      problem: {
        kind: 'answered',
        status: 403,
        detail: 'This relay accepts no corrections to pages of that host.',
      },
    },
    { state: 'failed', problem: { kind: 'gave-up' } },
    { state: 'withdrawn' },
    { state: 'held' },
  ];
  const corrections = statuses.flatMap((status, index) => {
    const draft = drafts[index % drafts.length];
    if (draft === undefined) return [];
    const said = index % 3 === 1 ? { ...draft, comment } : draft;
    const byMail = ['handed', 'sent', 'held'].includes(status.state);
    const mailbox = status.state === 'held' ? '' : EDITORS;
    return correctionOf(byMail ? toMailbox(said, mailbox) : said, status, index * 90);
  });
  const [begun] = drafts;
  const { passage: _none, ...aboutPage } = begun ?? (await draftOn(desk, typo));
  return {
    drafts:
      begun === undefined
        ? []
        : [begun, { ...aboutPage, id: corrections[0]?.id ?? begun.id, comment: ofPage }],
    corrections,
    unreadable: [{ store: 'corrections', record: { id: 'old' }, since: now }],
  };
}

function waits(
  problem: NonNullable<Extract<Status, { state: 'queued' }>['problem']>,
  minutes: number,
): Status {
  return { state: 'queued', due: Date.now() + minutes * MINUTE_MS, attempts: 3, problem };
}

/** Corrections that the reader finishes elsewhere: two held for one form, and one opened in each place. */
async function byHand(desk: Desk): Promise<Records> {
  const { typo, fact, others } = desk.paper;
  const [first = typo, second = fact] = others;
  const to = async (mistake: Mistake, status: Status, candidate: Candidate, minutesAgo: number) => {
    const { inbox: _none, ...draft } = await draftOn(desk, mistake);
    return correctionOf({ ...draft, contacts: { candidates: [candidate], pages: [] } }, status, minutesAgo);
  };
  return {
    corrections: [
      await to(typo, { state: 'held' }, SITE_FORM, 2),
      await to(fact, { state: 'held' }, SITE_FORM, 3),
      await to(first, { state: 'handed' }, SITE_FORM, 30),
      await to(second, { state: 'handed' }, ISSUE, 40),
      await to(typo, { state: 'handed' }, OWN_FORM, 50),
      await to(first, { state: 'delivered' }, MISTAPE, 60),
    ],
  };
}

export const LIST: States = {
  'list-empty': async (desk) => {
    await desk.read();
    const popup = await desk.openPopup();
    await controls(popup).corrections.click();
    await popup.locator('.hint').waitFor();
    return { of: popup };
  },

  list: async (desk) => {
    const records = await usual(desk);
    await desk.read();
    const popup = await desk.openPopup();
    await fillStores(popup, records);
    await controls(popup).corrections.click();
    await popup.locator('.card').nth(3).waitFor();
    return { of: popup };
  },

  'list-by-hand': async (desk) => {
    const records = await byHand(desk);
    await desk.read();
    const popup = await desk.openPopup();
    await fillStores(popup, records);
    await controls(popup).corrections.click();
    await popup.locator('.card').nth(1).waitFor();
    return { of: popup };
  },

  'list-by-hand-whole': async (desk) => {
    const records = await byHand(desk);
    const page = await desk.openInTab('popup.html', { width: 420, height: 2_000 });
    await fillStores(page, records);
    await controls(page).corrections.click();
    await page.locator('.card').nth(5).waitFor();
    return { of: page, whole: true };
  },

  'list-answered': async (desk) => {
    const { corrections = [] } = await usual(desk);
    const answered = corrections.map((correction) =>
      correction.status.state === 'fixed' ? { ...correction, news: Date.now() } : correction,
    );
    await desk.read();
    const popup = await desk.openPopup();
    await fillStores(popup, { corrections: answered });
    await controls(popup).corrections.click();
    await popup.locator('.card .new').waitFor();
    return { of: popup };
  },

  'list-every-state': async (desk) => {
    const records = await everything(desk);
    // Tall enough to contain the whole list, because the list renders only what is near the viewport.
    const page = await desk.openInTab('popup.html', { width: 420, height: 3_000 });
    await fillStores(page, records);
    await controls(page).corrections.click();
    await page.locator('.card').nth(12).waitFor();
    return { of: page, whole: true };
  },

  'list-search': async (desk) => {
    const records = await everything(desk);
    await desk.read();
    const popup = await desk.openPopup();
    await fillStores(popup, records);
    await controls(popup).corrections.click();
    await controls(popup).search.fill(desk.paper.fact[1]);
    await popup.locator('.cards .card').first().waitFor();
    return { of: popup };
  },

  'list-nothing-found': async (desk) => {
    const records = await everything(desk);
    await desk.read();
    const popup = await desk.openPopup();
    await fillStores(popup, records);
    await controls(popup).corrections.click();
    await controls(popup).search.fill(desk.paper.absent);
    await popup.locator('.card').first().waitFor({ state: 'detached' });
    return { of: popup };
  },
};
