// About the reader's settings, where the browser around us has to follow them.

import { offerMenu } from '../capture/context-menu';
import type { ActionAnswer } from '../outbox/answers';
import { eraseAll } from '../outbox/erase';
import { registerShortcut } from '../shortcut/shortcut';
import type { Answers } from './answering';

const DONE: ActionAnswer = { outcome: 'done' };

export const SETTINGS_ANSWERS: Answers<'sites-changed' | 'language-changed' | 'erase-all'> = {
  'sites-changed': async () => {
    await registerShortcut();
    return DONE;
  },
  'language-changed': async () => {
    await offerMenu();
    return DONE;
  },
  'erase-all': async () => {
    await eraseAll();
    await registerShortcut(); // on all sites again
    await offerMenu(); // in the browser's language again
    return DONE;
  },
};
