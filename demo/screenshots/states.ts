// Every picture: its name, and how what it shows is reached. A page in a tab is a line of its own in `states/pages.ts`.

import type { Locator, Page } from '@playwright/test';
import type { Desk } from './desk';
import { FORM } from './states/form';
import { LIST } from './states/list';
import { PAGES } from './states/pages';
import { PROBLEMS } from './states/problems';

/** What is to be shot: a page, whole or as far as it is in sight, or a part of one. */
export interface Shot {
  readonly of: Page | Locator;
  /** The whole page, however tall. */
  readonly whole?: true;
}

type Reach = (desk: Desk) => Promise<Shot>;

export type States = Readonly<Record<string, Reach>>;

export const STATES: States = { ...FORM, ...PROBLEMS, ...LIST, ...PAGES };
