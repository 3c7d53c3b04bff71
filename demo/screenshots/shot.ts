// A picture to be: what is shot, and how it is reached.

import type { Locator, Page } from '@playwright/test';
import type { Desk } from './desk';

/** What is to be shot: a page, whole or as far as it is in sight, or a part of one. */
export interface Shot {
  readonly of: Page | Locator;
  /** The whole page, however tall. */
  readonly whole?: true;
}

type Reach = (desk: Desk) => Promise<Shot>;

export type States = Readonly<Record<string, Reach>>;
