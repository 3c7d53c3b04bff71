// The list: what can be undone, what screen readers hear, and where the focus goes.

import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { sent } from './extension';
import { beginListTest, cards, closeList, onEdit, openList, stored } from './open-list';
import { button, fromMenu, isSaid, itemsOfMenu, press, says, until } from './page';

beforeEach(beginListTest);
afterEach(closeList);

describe('what was done last can be undone', () => {
  const undoKey = (target: EventTarget = document.body, init: KeyboardEventInit = { ctrlKey: true }) =>
    act(() => void target.dispatchEvent(new KeyboardEvent('keydown', { key: 'z', bubbles: true, ...init })));

  test('Delete, with the button', async () => {
    await openList([stored({ state: 'fixed' })]);
    await fromMenu('Delete');
    await says('Deleted.');
    await until(() => cards().length === 0, 'that the card is gone');
    await press('Undo');
    await until(() => cards().length === 1, 'the card');
    expect(isSaid('Deleted.')).toBe(false);
  });

  test('Withdraw, with Ctrl+Z, to the state in which it was', async () => {
    const waiting = {
      state: 'queued',
      due: Date.now() + 90_000,
      attempts: 3,
      problem: { kind: 'unreachable' },
    } as const;
    await openList([stored(waiting)]);
    await fromMenu('Withdraw');
    await says('Withdrawn.');
    await undoKey();
    await until(() => cards()[0]?.dataset.state === 'queued', 'that it waits again');
    expect(sent.map(({ type }) => type)).toEqual(['withdraw', 'restore']);
    expect(sent.at(-1)).toMatchObject({ correction: { status: waiting } });
  });

  test.each([
    ['Ctrl', { ctrlKey: true }],
    ['⌘', { metaKey: true }],
  ])('Send, within its time, with %s+Z', async (_, init) => {
    const just = stored({ state: 'queued', due: Date.now() + 90_000, attempts: 0 });
    await openList([just], just.id);
    await button('Undo');
    const names = Array.from(document.querySelectorAll('button'), ({ textContent }) => textContent);
    expect(names.filter((name) => name === 'Undo')).toHaveLength(1);
    await vi.waitFor(async () => {
      await undoKey(document.body, init); // heard once the note has been painted
      expect(onEdit.mock.lastCall?.[0]).toBe(just.id);
    });
  });

  test.each([
    ['after its time', { state: 'queued', due: 1, attempts: 0 }],
    ['once it was received', { state: 'delivered' }],
  ] as const)('but not Send %s', async (_, status) => {
    await openList([stored(status)]);
    await until(() => cards()[0], 'the card');
    await undoKey();
    expect(sent.map(({ type }) => type)).not.toContain('edit');
  });

  test('but Ctrl+Z in a text field belongs to the field, and Ctrl+Shift+Z to nobody', async () => {
    const just = stored({ state: 'queued', due: Date.now() + 90_000, attempts: 0 });
    await openList([just], just.id);
    await button('Undo');
    const field = document.body.appendChild(document.createElement('textarea'));
    await undoKey(field);
    await undoKey(document.body, { ctrlKey: true, shiftKey: true });
    expect(sent.map(({ type }) => type)).not.toContain('edit');
  });
});

describe('screen readers hear of what was just sent', () => {
  const region = () => document.querySelector('.corrections > [role=status].unseen');

  test('once that it leaves, then that the newsroom has it', async () => {
    const just = stored({ state: 'queued', due: Date.now() + 90_000, attempts: 0 });
    await openList([just], just.id);
    await until(
      () => region()?.textContent === 'Thank you. It is sent in 5 sec; Ctrl+Z takes it back.',
      'the words',
    );
    const heard: (string | null | undefined)[] = [];
    const observer = new MutationObserver(() => heard.push(region()?.textContent));
    observer.observe(region() ?? document.body, { childList: true, characterData: true, subtree: true });
    const { update } = await import('../../../lib/outbox/update');
    const delivered = { state: 'delivered', location: 'https://news.test/1' } as const;
    await update(['corrections'], () => ({
      writes: [{ store: 'corrections', put: { ...just, status: delivered } }],
      result: undefined,
    }));
    await until(() => region()?.textContent === 'Example News has it.', 'that it has arrived');
    expect(heard).toEqual(['Example News has it.']);
    observer.disconnect();
    expect(cards()[0]?.textContent).toContain('Example News has it.'); // everybody else reads it
  });
});

describe('the focus', () => {
  test.each([
    ['the next card', 1, 1],
    ['the one before, if there is no next one', 2, 1],
  ])('goes to %s when a card is deleted', async (_, index, expected) => {
    await openList([0, 1, 2].map(() => stored({ state: 'fixed' })));
    await until(() => cards().length === 3, 'the cards');
    const menu = cards()[index]?.querySelector<HTMLElement>('[aria-haspopup]');
    await act(() => menu?.focus());
    await act(() => menu?.click());
    await press('Delete');
    await until(() => cards().length === 2, 'that the card is gone');
    await until(() => document.activeElement === cards()[expected], 'the focus');
  });

  test('stays in the list when its last card is deleted', async () => {
    await openList([stored({ state: 'fixed' })]);
    await until(() => cards().length === 1, 'the card');
    expect(await itemsOfMenu()).toEqual(['Copy link', 'Delete']);
    await press('Delete');
    await until(() => cards().length === 0, 'that the card is gone');
    await until(() => document.activeElement !== document.body, 'the focus');
    expect(document.activeElement?.closest('.corrections')).not.toBeNull();
  });
});
