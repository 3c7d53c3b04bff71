// One picture: what to show, and how to reach it.

import type { Locator, Page } from '@playwright/test';
import type { Desk } from './desk';

/** What to show: a whole page, its visible part, or one element. */
export interface Shot {
  readonly of: Page | Locator;
  /** The whole page, however tall. */
  readonly whole?: true;
}

type Reach = (desk: Desk) => Promise<Shot>;

export type States = Readonly<Record<string, Reach>>;
