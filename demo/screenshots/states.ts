// Every picture: its name, and how to reach the state that it shows. A page in a tab is one line in `states/pages.ts`.

import type { States } from './shot';
import { FORM } from './states/form';
import { LIST } from './states/list';
import { PAGES } from './states/pages';
import { PROBLEMS } from './states/problems';

export const STATES: States = { ...FORM, ...PROBLEMS, ...LIST, ...PAGES };
