// Shows components in a page, and finds and uses their controls by their names, as a reader does.

import { type ComponentChild, render } from 'preact';
import { act } from 'preact/test-utils';
import { vi } from 'vitest';

/** Shows the component, and waits for its first effects. Returns a function that closes it, as a popup closes. */
export async function show(component: ComponentChild): Promise<() => Promise<void>> {
  const root = document.createElement('div');
  document.body.replaceChildren(root);
  await act(() => render(component, root));
  return async () => act(() => render(null, root));
}

/** Waits until the page contains the text. */
export async function says(text: string): Promise<HTMLElement> {
  return until(() => {
    const found = Array.from(document.body.querySelectorAll<HTMLElement>('*')).filter(
      (element) => element.textContent?.includes(text) && element.closest('[hidden]') === null,
    );
    return found.at(-1);
  }, `“${text}”`);
}

/** Whether the page contains the text now. */
export function isSaid(text: string): boolean {
  return document.body.textContent?.includes(text) ?? false;
}

/** Waits for the button with that name. */
export function button(name: string): Promise<HTMLButtonElement> {
  return until(
    () =>
      Array.from(document.body.querySelectorAll('button')).find((one) => one.textContent?.trim() === name),
    `the button “${name}”`,
  );
}

/** Waits for the field with that label. */
export function field(label: string): Promise<HTMLInputElement | HTMLTextAreaElement> {
  return until(() => {
    const found = Array.from(document.body.querySelectorAll('label')).find(
      (one) => one.textContent?.trim() === label,
    );
    const control = found && document.getElementById(found.htmlFor);
    return control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement
      ? control
      : undefined;
  }, `the field “${label}”`);
}

export async function type(label: string, words: string): Promise<void> {
  const control = await field(label);
  await act(() => {
    control.value = words;
    control.dispatchEvent(new InputEvent('input', { bubbles: true }));
  });
}

export async function press(name: string): Promise<void> {
  const found = await button(name);
  await act(() => {
    found.focus();
    found.click();
  });
}

/** Opens the only menu, and returns the names of its items. */
export async function itemsOfMenu(): Promise<string[]> {
  const menu = await until(() => document.querySelector<HTMLElement>('[aria-haspopup=menu]'), 'the menu');
  await act(() => menu.click());
  return Array.from(document.querySelectorAll('[role=menuitem]'), ({ textContent }) => textContent ?? '');
}

/** Chooses from the only menu. */
export async function fromMenu(name: string): Promise<void> {
  await itemsOfMenu();
  await press(name);
}

/** Waits until `look` returns something, after all effects. */
export async function until<T>(look: () => T | undefined | null | false, what: string): Promise<T> {
  return vi.waitFor(async () => {
    await act(() => undefined);
    const found = look();
    if (found === undefined || found === null || found === false) throw new Error(`Not there: ${what}`);
    return found;
  }, 5_000);
}
