// The form while the parts that it loads after its first fields are still on their way.

import { useState } from 'preact/hooks';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Draft } from '../../../lib/draft/draft';
import { sampleDraft } from '../../../testing/samples/drafts';
import { beginTest, getMessage, sent } from './extension';
import { field, isSaid, press, says, show, type, until } from './page';

const PARTS = '../../../components/form/lazy/rest-of-form';
const WINDOW = 1;
const begun = sampleDraft(1, 'https://relay.news.example/inbox');
const exact = begun.passage?.exact ?? '';

/** Resolves when the parts begin to load. */
let isLoading: Promise<void>;
/** Lets the parts load. */
let finishLoading: () => void;

const marks = () => document.querySelectorAll('form .quotation :is(del, ins)').length;

/** Shows the popup on a page where the passage is highlighted, or nothing. Returns whether each form that is shown marks a change. */
async function showPopup(capture: object): Promise<boolean[]> {
  const answer = {
    outcome: 'captured',
    capture: { shortened: false, page: begun.page, inbox: begun.inbox, ...capture },
  };
  await beginTest({ 'take-capture': () => answer });
  const { saveDraft } = await import('../../../lib/outbox/drafts');
  await saveDraft(begun);
  const { App } = await import('../../../components/popup/App');
  const firstFrames: boolean[] = [];
  let wasShown = false;
  const observer = new MutationObserver(() => {
    const isShown = document.querySelector('form .quotation') !== null;
    if (isShown && !wasShown) firstFrames.push(marks() > 0);
    wasShown = isShown;
  });
  observer.observe(document, { childList: true, subtree: true });
  await show(<App windowId={WINDOW} />);
  return firstFrames;
}

async function showForm(draft: Draft): Promise<void> {
  await beginTest();
  const { Composer } = await import('../../../components/form/Composer');
  function Form() {
    const [current, setDraft] = useState(draft);
    return (
      <Composer
        choosesRecipient={false}
        draft={current}
        onChange={setDraft}
        onFound={(change) => setDraft((now) => change(now))}
        onSent={() => undefined}
      />
    );
  }
  await show(<Form />);
}

beforeEach(() => {
  vi.resetModules();
  const finished = new Promise<void>((resolve) => {
    finishLoading = resolve;
  });
  isLoading = new Promise((resolve) => {
    vi.doMock(PARTS, async (importOriginal) => {
      resolve();
      await finished;
      return importOriginal();
    });
  });
});
afterEach(() => vi.doUnmock(PARTS));

test('Send moves the focus to the invalid field, even if it was pressed before the form had loaded', async () => {
  await showForm({ ...begun, replacement: exact });
  await press('Send');
  expect(isSaid(getMessage('problemNothingSaid'))).toBe(false);
  expect(document.activeElement?.textContent).toBe('Send');
  finishLoading();
  await says(getMessage('problemNothingSaid'));
  const correction = await field('Correction');
  await until(() => document.activeElement === correction, 'the focus on the correction');
  expect(sent.filter(({ type }) => type === 'send')).toEqual([]);
});

test('a change that is typed before the form had loaded is marked as soon as it has', async () => {
  await showForm({ ...begun, replacement: exact });
  const sentence = document.querySelector('.quotation')?.textContent;
  await type('Correction', 'the council of 1');
  expect(document.querySelector('.quotation')?.textContent).toBe(sentence);
  finishLoading();
  await until(() => marks() === 2, 'the marked change');
});

test.each([
  ['its words are highlighted again', { passage: begun.passage }],
  ['its page is opened with nothing highlighted', {}],
])(
  'a draft with a change is shown with the change marked from the first frame when %s',
  async (_, capture) => {
    const firstFrames = await showPopup(capture);
    await isLoading;
    await says(getMessage('loading'));
    expect(firstFrames).toEqual([]);
    finishLoading();
    await field('Correction');
    expect(firstFrames).toEqual([true]);
  },
);

test('a draft is shown with its change marked from the first frame after a look at the list', async () => {
  finishLoading();
  const firstFrames = await showPopup({ passage: begun.passage });
  await field('Correction');
  await press(getMessage('tabCorrections'));
  await until(() => document.querySelector('.card'), 'the list');
  await press(getMessage('tabSuggest'));
  await field('Correction');
  expect(firstFrames).toEqual([true, true]);
});

test('a draft that is continued from the list is shown with its change marked from the first frame', async () => {
  finishLoading();
  const firstFrames = await showPopup({ page: { ...begun.page, address: 'https://news.example/other' } });
  await press(getMessage('tabCorrections'));
  await press(getMessage('actionContinue'));
  await field('Correction');
  expect(firstFrames).toEqual([true]);
});

test('a draft without a change is shown before the form has loaded', async () => {
  const other = { ...begun.passage, start: 9, end: 24 };
  const firstFrames = await showPopup({ passage: other });
  await field('Correction');
  expect(firstFrames).toEqual([false]);
});
