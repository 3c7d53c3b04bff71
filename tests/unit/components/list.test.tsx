// The list: what a card shows and offers in each state, and what comes first.

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { PRACTICE_ADDRESS } from '../../../lib/correction/practice-address';
import { STATES, type Status } from '../../../lib/correction/status';
import { sampleDraft } from '../../../testing/samples/drafts';
import { beginListTest, cards, closeList, openList, stored } from './open-list';
import { button, isSaid, says, until } from './page';

const { actionsFor } = await import('../../../components/list/card-actions');
const { inDatabase } = await import('../../../lib/outbox/database');

beforeEach(beginListTest);
afterEach(closeList);

describe('a card', () => {
  const statuses: readonly Status[] = STATES.map((state) => {
    switch (state) {
      case 'queued':
        return { state, due: Date.now(), attempts: 4, problem: { kind: 'unreachable' } };
      case 'sending':
        return { state, due: Date.now() + 20_000, attempts: 1 };
      case 'failed':
        return { state, problem: { kind: 'answered', status: 403, detail: 'This relay accepts nothing.' } };
      default:
        return { state };
    }
  });

  test.each(statuses.map((status) => [status.state, status] as const))(
    'never offers both Withdraw and Delete, nor an action twice: %s',
    (_, status) => {
      const { first, others } = actionsFor(stored(status), false);
      const all = [...(first === undefined ? [] : [first]), ...others];
      expect(all.includes('withdraw') && all.includes('forget')).toBe(false);
      expect(new Set(all).size).toBe(all.length);
    },
  );

  test.each([
    ['its state, its change and the newsroom', {}, 'Fixed. “jumpd” becomes “jumped”. Example News'],
    ['that it has news', { news: 1 }, 'New. Fixed. “jumpd” becomes “jumped”. Example News'],
    [
      'that words are taken out',
      { suggestion: { kind: 'typo', replacement: '' } },
      'Fixed. “jumpd” is taken out. Example News',
    ],
    [
      'what is commented on',
      { suggestion: { kind: 'fact', comment: 'Why?' } },
      'Fixed. “jumpd”. Example News',
    ],
  ] as const)('is named by %s', async (_, parts, name) => {
    await openList([stored({ state: 'fixed' }, parts)]);
    await until(() => cards()[0]?.getAttribute('aria-label') === name, name);
  });

  test('has its passage as the link to it, with the whole sentence as its title', async () => {
    await openList([stored({ state: 'delivered' })]);
    const link = await until(() => document.querySelector<HTMLAnchorElement>('.card a'), 'the link');
    expect(link.href).toBe('https://news.test/2026/11/fox#:~:text=jumpd');
    expect(link.textContent).toBe('The brown fox jumpdjumped over the lazy dog.');
    expect(link.title).toMatch(/^The brown fox jumpd over the lazy dog\./);
  });

  test('says since when it is in its state, with the exact time', async () => {
    const at = new Date(Date.now() - 3 * 3_600_000).toISOString();
    await openList([stored({ state: 'fixed' }, { history: [{ at, state: 'fixed', times: 1 }] })]);
    const time = await until(() => document.querySelector('.card time'), 'the time');
    expect(time.getAttribute('datetime')).toBe(at);
    expect(time.textContent).toBe('3 hr. ago');
    expect(time.getAttribute('title')).toMatch(/\d{4}/);
  });

  test.each([
    [403, 'This newsroom takes no corrections to pages of this site.'],
    [400, "The newsroom's server cannot read this correction."],
    [409, "The newsroom's server cannot read this correction."],
    [413, "This correction is too long for the newsroom's server."],
  ])('says a refusal with status %i in our own words, with a way on', async (status, words) => {
    const problem = { kind: 'answered', status, detail: 'English, for the operator.' } as const;
    await openList([stored({ state: 'failed', problem })]);
    await says(words);
    await button('E-mail instead');
    expect(isSaid('English, for the operator')).toBe(false);
  });

  test('keeps the words of a site’s own tool, which are for its readers', async () => {
    const recipient = {
      type: 'mistape',
      endpoint: 'https://news.test/ajax',
      provenance: 'site-tool',
    } as const;
    const problem = { kind: 'answered', status: 200, detail: 'Zu viele Meldungen.' } as const;
    await openList([stored({ state: 'failed', problem }, { recipient })]);
    await says('The site answered: Zu viele Meldungen.');
  });
});

describe('the editors’ answer', () => {
  test('is their note in full, with the name of the newsroom and thanks', async () => {
    await openList([stored({ state: 'fixed', note: 'Good catch.' })]);
    const answer = await until(() => document.querySelector('.answer'), 'the answer');
    expect(answer.textContent).toBe('“Good catch.”Example News · The editors thank you.');
  });

  test.each([
    ['no-error', 'The editors say that it is no error.'],
    ['not-ours', 'The editors say that it is not theirs to change.'],
  ] as const)('is the reason “%s” in words', async (reason, words) => {
    await openList([stored({ state: 'declined', reason })]);
    await says(words);
  });

  test.each([
    ['fixed', 'unchanged', true],
    ['fixed', 'fixed', false],
    ['fixed', 'gone', false],
    ['declined', 'unchanged', false],
  ] as const)(
    '%s, and a page on which the words are %s: the card contradicts it: %s',
    async (state, verdict, isTold) => {
      await openList([stored({ state }, { seen: { at: 1, verdict } })]);
      await until(() => cards()[0], 'the card');
      expect(isSaid('the page still has the old words')).toBe(isTold);
      expect(isSaid('On the page,')).toBe(false);
    },
  );
});

describe('the list', () => {
  test('shows first what was just sent, then what has news', async () => {
    const old = stored({ state: 'fixed' }, { news: 1 });
    const just = stored({ state: 'queued', due: Date.now() + 90_000, attempts: 0 });
    const newer = stored({ state: 'delivered' });
    await openList([old, just, newer], just.id);
    await until(() => cards().length === 3, 'the cards');
    expect(cards().map(({ dataset }) => dataset.id)).toEqual([just.id, old.id, newer.id]);
    await until(() => document.activeElement === cards()[0], 'the focus'); // the form that had it is gone
  });

  test('folds the drafts into one line, and leaves out those in which nothing is written', async () => {
    const written = sampleDraft(1, 'https://news.test/inbox');
    const empty = {
      ...sampleDraft(2, 'https://news.test/inbox'),
      replacement: sampleDraft(2, 'https://news.test/inbox').passage?.exact ?? '',
      filled: { name: '', email: '' },
    };
    await inDatabase(async (database) => {
      await database.put('drafts', { ...written, replacement: 'other words' });
      await database.put('drafts', { ...empty, name: '', email: '', comment: '', evidence: '', mailbox: '' });
    });
    await openList([]);
    const drafts = await until(() => document.querySelector<HTMLDetailsElement>('.drafts'), 'the drafts');
    expect(drafts.open).toBe(false);
    expect(drafts.querySelector('summary')?.textContent).toBe('1 draft');
  });

  test('does not keep practice, except what was just sent', async () => {
    const practice = (status: Status) =>
      stored(status, { page: { address: PRACTICE_ADDRESS }, recipient: { type: 'practice' } });
    const [before, just] = [practice({ state: 'fixed' }), practice({ state: 'fixed' })];
    await openList([before, just], just.id);
    await until(() => cards().length === 1, 'one card');
    expect(cards()[0]?.dataset.id).toBe(just.id);
    await until(
      async () => undefined === (await inDatabase((database) => database.get('corrections', before.id))),
      'that it is gone',
    );
  });
});
