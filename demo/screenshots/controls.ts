// The popup's controls, found without their names, which differ by language.

import { expect, type Locator, type Page } from '@playwright/test';
import type { Detail } from '../../lib/settings/settings';

interface Controls {
  readonly correction: Locator;
  readonly comment: Locator;
  readonly source: Locator;
  readonly name: Locator;
  readonly email: Locator;
  /** Who gets it: the button that opens the recipient panel. */
  readonly recipient: Locator;
  readonly mailbox: Locator;
  readonly preview: Locator;
  readonly send: Locator;
  /** The tab of the list. */
  readonly corrections: Locator;
  readonly search: Locator;
  readonly quote: Locator;
  readonly find: Locator;
  readonly writeAboutPage: Locator;
}

export function controls(popup: Page): Controls {
  const form = popup.locator('form');
  return {
    correction: form.locator('textarea.correction'),
    comment: form.locator('textarea:not(.correction)'),
    source: form.locator('[type="url"]'),
    name: form.locator('[autocomplete="name"]'),
    email: form.locator('[autocomplete="email"]'),
    recipient: form.locator('.recipient'),
    mailbox: form.locator('[type="email"]:not([autocomplete])'),
    preview: form.locator('summary'),
    send: form.locator('.primary'),
    corrections: popup.locator('#tab-corrections'),
    search: popup.locator('[type="search"]'),
    quote: popup.locator('.quote textarea'),
    find: popup.locator('.quote [type="submit"]'),
    writeAboutPage: popup.locator('.quote [type="button"]'),
  };
}

/** Unfolds parts of the form, as a reader does. */
export async function unfold(popup: Page, ...details: readonly Detail[]): Promise<void> {
  for (const detail of details) {
    const button = popup.locator(`[data-detail="${detail}"]`);
    if ((await button.getAttribute('aria-expanded')) === 'false') await button.click();
  }
}

/** Opens the recipient panel, unless it is open: the form opens it if nobody is known. */
export async function openPanel(popup: Page): Promise<Locator> {
  const panel = popup.locator('.recipient-panel');
  await expect(async () => {
    if (!(await panel.isVisible())) await popup.locator('.recipient').click();
    await expect(panel).toBeVisible({ timeout: 1_000 });
  }).toPass();
  return panel;
}
