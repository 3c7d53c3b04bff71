// The popup's controls, found without their names, which differ by language.

import type { Locator, Page } from '@playwright/test';

interface Controls {
  readonly correction: Locator;
  readonly comment: Locator;
  readonly source: Locator;
  readonly name: Locator;
  readonly email: Locator;
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
