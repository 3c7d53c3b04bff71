// The popup: its subject, and that nothing typed is lost when it closes.

import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Correction } from '../../../lib/correction/correction';
import { CorrectionIdSchema } from '../../../lib/correction/fields';
import type { Draft } from '../../../lib/draft/draft';
import { toContent } from '../../../lib/draft/draft-content';
import { sampleDraft } from '../../../testing/samples/drafts';
import { beginTest, getMessage, local } from './extension';
import { button, field, isSaid, press, says, show, type, until } from './page';

const { App } = await import('../../../components/popup/App');
const { inDatabase } = await import('../../../lib/outbox/database');
const { clearNews } = await import('../../../lib/status/due-checks');
const { send } = await import('../../../lib/outbox/send');
const { findDraft, saveDraft } = await import('../../../lib/outbox/drafts');

/** A correction made from the draft, with news. */
function correctionOf(draft: Draft, state: 'declined' | 'fixed'): Correction {
  return { ...toContent(draft, new Date()), status: { state }, history: [], news: 1 };
}

async function store(correction: Correction): Promise<void> {
  await inDatabase((database) => database.put('corrections', correction));
}

const WINDOW = 1;
const { page, passage, inbox } = sampleDraft(1, 'https://relay.news.example/inbox');
const captured = (capture: object) => ({
  'take-capture': () => ({ outcome: 'captured', capture: { shortened: false, page, ...capture } }),
  send: ({ draft }: { readonly draft?: unknown }) =>
    send(v.parse(CorrectionIdSchema, draft), { again: false, hold: false }, Date.now()),
});
const highlighted = captured({ passage, inbox });
const nothingHighlighted = captured({ inbox });

beforeEach(() => beginTest(highlighted));
afterEach(() => vi.restoreAllMocks());

test('the highlighted text is in the form, ready to be edited', async () => {
  await show(<App windowId={WINDOW} />);
  const box = await field('Correction');
  expect(box.value).toBe(passage?.exact);
  expect(document.activeElement).toBe(box);
});

test('the typed text is there again after the popup was closed', async () => {
  const close = await show(<App windowId={WINDOW} />);
  await type('Correction', 'the council of 1');
  await until(() => field('Correction'), 'the field');
  await close();
  await show(<App windowId={WINDOW} />);
  expect((await field('Correction')).value).toBe('the council of 1');
});

test('a page on which nothing is highlighted offers to find the words', async () => {
  await beginTest(nothingHighlighted);
  await show(<App windowId={WINDOW} />);
  await says(getMessage('nothingHighlighted'));
  await button(getMessage('find'));
});

test('a draft that was begun on the page is resumed, and the reader can leave it', async () => {
  await beginTest(nothingHighlighted);
  const begun = { ...sampleDraft(1, 'https://relay.news.example/inbox'), replacement: 'the council of 1' };
  await saveDraft(begun);
  await show(<App windowId={WINDOW} />);
  expect((await field('Correction')).value).toBe('the council of 1');
  await press(getMessage('somethingElse'));
  await says(getMessage('nothingHighlighted'));
  expect(await findDraft(begun.id)).toBeDefined();
});

test('the popup says that the browser does not let it read a page', async () => {
  await beginTest({ 'take-capture': () => ({ outcome: 'unreachable' }) });
  await show(<App windowId={WINDOW} />);
  await says(getMessage('unreachable'));
});

test('the popup says that the extension failed if the background does not respond', async () => {
  vi.spyOn(console, 'error').mockReturnValue();
  await beginTest();
  await show(<App windowId={WINDOW} />);
  await says(getMessage('failed'));
});

test('after Send the list is shown, with a way back', async () => {
  await show(<App windowId={WINDOW} />);
  await type('Correction', 'the council of 1');
  await press('Send');
  await says('Sending in ');
  await says('Thank you. It is sent in 5 sec; Ctrl+Z takes it back.');
  await button(getMessage('actionUndo'));
  const tab = await button(getMessage('tabCorrections'));
  expect(tab.getAttribute('aria-selected')).toBe('true');
});

test('settings that can be read are not mentioned', async () => {
  await show(<App windowId={WINDOW} />);
  await field('Correction');
  expect(isSaid(getMessage('settingsUnread'))).toBe(false);
});

describe('news', () => {
  const decided = correctionOf(sampleDraft(2, 'https://relay.news.example/inbox'), 'declined');

  test('opens the list on its card if nothing is highlighted', async () => {
    await beginTest({ ...nothingHighlighted, 'clear-news': () => 'done' });
    await store(decided);
    await show(<App windowId={WINDOW} />);
    const card = await until(() => document.querySelector('.cards .card'), 'the card');
    expect(card.getAttribute('aria-label')).toMatch(/^New\. Not changed\. /);
    await until(() => document.activeElement === card, 'the focus');
  });

  test('is a number in the name of the tab if words are highlighted', async () => {
    await store(decided);
    await show(<App windowId={WINDOW} />);
    await field('Correction');
    const tab = await until(() => document.querySelector('#tab-corrections .unseen'), 'the number');
    expect(tab.textContent).toBe('New: 1');
  });

  test('is not counted any more once the list was open', async () => {
    await beginTest({
      ...highlighted,
      'clear-news': ({ corrections }) => clearNews(corrections as string[]).then(() => 'done'),
    });
    await store(decided);
    await show(<App windowId={WINDOW} />);
    await until(() => document.querySelector('.tab-count'), 'the number');
    const tab = (name: string) => document.querySelector<HTMLElement>(`#tab-${name}`)?.click();
    tab('corrections');
    await until(() => document.querySelector('.card .new'), 'the card');
    expect(document.querySelector('.tab-count')).toBeNull();
    tab('suggest');
    await field('Correction');
    expect(document.querySelector('.tab-count')).toBeNull();
  });
});

// Last, because what could not be read is not asked for again for a minute.
test('if the settings cannot be read, there is a form, a sentence about it, and the correction is sent', async () => {
  vi.spyOn(console, 'error').mockReturnValue();
  vi.spyOn(local, 'get').mockRejectedValue(new Error('IO error: LOCK'));
  vi.spyOn(local, 'set').mockRejectedValue(new Error('IO error: LOCK'));
  await show(<App windowId={WINDOW} />);
  await type('Correction', 'the council of 1');
  await says(getMessage('settingsUnread'));
  await press('Send');
  await says('Sending in ');
});

test('if the storage never answers, there is a form, and the correction is sent', async () => {
  for (const call of ['get', 'set', 'remove'] as const)
    vi.spyOn(local, call).mockReturnValue(new Promise<never>(() => undefined));
  await show(<App windowId={WINDOW} />);
  await type('Correction', 'the council of 1');
  await says(getMessage('settingsUnread'));
  await press('Send');
  await says('Sending in ');
});
