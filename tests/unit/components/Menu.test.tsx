// The menu button, by its keys: https://www.w3.org/WAI/ARIA/apg/patterns/menu-button/

import { act } from 'preact/test-utils';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { beginTest } from './extension';
import { show } from './page';

const { Menu } = await import('../../../components/shared/Menu');

const chosen = vi.fn();
const items = ['Edit', 'Copy link', 'Delete', 'Continue'].map((label) => ({
  name: label,
  label,
  act: () => chosen(label),
}));

const button = () => document.querySelector<HTMLElement>('[aria-haspopup=menu]') ?? expect.fail('no button');
const menu = () => document.querySelector('[role=menu]');
const focused = () => document.activeElement?.textContent;

/** Presses the key on what has the focus. Returns whether the page, and not the browser, handled it. */
async function press(key: string, more: KeyboardEventInit = {}): Promise<boolean> {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more });
  await act(() => void document.activeElement?.dispatchEvent(event));
  return event.defaultPrevented;
}

beforeEach(async () => {
  await beginTest();
  chosen.mockClear();
  await show(<Menu items={items} about="jumpd" />);
  await act(() => button().focus());
});

describe('the closed menu', () => {
  test('says what it is and what its actions are about', () => {
    expect(button().getAttribute('aria-label')).toBe('More actions: jumpd');
    expect(button().getAttribute('aria-expanded')).toBe('false');
    expect(menu()).toBeNull();
  });

  test.each([
    ['ArrowDown', 'Edit'],
    ['ArrowUp', 'Continue'],
  ])('opens with %s on “%s”', async (key, first) => {
    expect(await press(key)).toBe(true);
    expect(focused()).toBe(first);
    expect(button().getAttribute('aria-expanded')).toBe('true');
    expect(button().getAttribute('aria-controls')).toBe(menu()?.id);
  });

  test('leaves other keys to the list and the browser', async () => {
    for (const key of ['Home', 'End', 'Escape', 'Tab', 'e']) expect(await press(key)).toBe(false);
    expect(await press('ArrowDown', { ctrlKey: true })).toBe(false);
    expect(menu()).toBeNull();
  });
});

describe('the open menu', () => {
  beforeEach(() => act(() => button().click()));

  test.each([
    [['ArrowDown'], 'Copy link'],
    [['ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown'], 'Edit'],
    [['ArrowUp'], 'Continue'],
    [['End'], 'Continue'],
    [['End', 'Home'], 'Edit'],
    [['d'], 'Delete'],
    [['c'], 'Copy link'],
    [['c', 'o', 'n'], 'Continue'],
    [['D'], 'Delete'],
    [['x'], 'Edit'],
  ])('moves with %j to “%s”', async (keys, name) => {
    expect(focused()).toBe('Edit');
    for (const key of keys) await press(key);
    expect(focused()).toBe(name);
  });

  test('closes with Escape, which does not reach the popup, and gives the focus back', async () => {
    const reached = vi.fn();
    addEventListener('keydown', reached, { once: true });
    expect(await press('Escape')).toBe(true);
    removeEventListener('keydown', reached);
    expect(reached).not.toHaveBeenCalled();
    expect(menu()).toBeNull();
    expect(document.activeElement).toBe(button());
  });

  test('closes with Tab, which then moves on from the button', async () => {
    expect(await press('Tab')).toBe(false);
    expect(menu()).toBeNull();
    expect(document.activeElement).toBe(button());
  });

  test('closes when the focus leaves it', async () => {
    const elsewhere = document.body.appendChild(document.createElement('button'));
    await act(() => elsewhere.focus());
    expect(menu()).toBeNull();
    expect(document.activeElement).toBe(elsewhere);
  });

  test('closes when the button is pressed again', async () => {
    await act(() => button().click());
    expect(menu()).toBeNull();
  });

  test('does what was chosen, once, with the focus back on its button', async () => {
    chosen.mockImplementation(() => expect(document.activeElement).toBe(button()));
    const item = document.querySelectorAll<HTMLElement>('[role=menuitem]')[2];
    await act(() => item?.click());
    expect(chosen.mock.calls).toEqual([['Delete']]);
    expect(menu()).toBeNull();
  });

  test('has one tab stop: its items are reached with the arrows only', () => {
    const stops = Array.from(document.querySelectorAll('[role=menuitem]'), (item) =>
      item.getAttribute('tabindex'),
    );
    expect(stops).toEqual(['-1', '-1', '-1', '-1']);
  });
});
