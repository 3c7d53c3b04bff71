// The popup: its subject, and that nothing typed is lost when it closes.

import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { sampleDraft } from '../../../testing/samples/drafts';
import { beginTest, getMessage, local } from './extension';
import { button, field, isSaid, press, says, show, type, until } from './page';

const { App } = await import('../../../components/popup/App');
const { findDraft, saveDraft } = await import('../../../lib/outbox/drafts');

const WINDOW = 1;
const { page, passage, inbox } = sampleDraft(1, 'https://relay.news.example/inbox');
const captured = (capture: object) => ({
  'take-capture': () => ({ outcome: 'captured', capture: { shortened: false, page, ...capture } }),
  send: ({ draft }: { readonly draft?: unknown }) => ({ outcome: 'queued', correction: draft }),
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
  await says(getMessage('sent'));
  await button(getMessage('actionUndo'));
  const tab = await button(getMessage('tabCorrections'));
  expect(tab.getAttribute('aria-selected')).toBe('true');
});

test('settings that can be read are not mentioned', async () => {
  await show(<App windowId={WINDOW} />);
  await field('Correction');
  expect(isSaid(getMessage('settingsUnread'))).toBe(false);
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
  await says(getMessage('sent'));
});

test('if the storage never answers, there is a form, and the correction is sent', async () => {
  for (const call of ['get', 'set', 'remove'] as const)
    vi.spyOn(local, call).mockReturnValue(new Promise<never>(() => undefined));
  await show(<App windowId={WINDOW} />);
  await type('Correction', 'the council of 1');
  await says(getMessage('settingsUnread'));
  await press('Send');
  await says(getMessage('sent'));
});
