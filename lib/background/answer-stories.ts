// About the stories of corrections: what they say today.

import { logFailure } from '../net/log-failure';
import type { ActionAnswer } from '../outbox/answers';
import { savePageChecks } from '../outbox/page-checks';
import { openStory } from '../page-check/open-story';
import type { Answers, Background } from './answering';

const DONE: ActionAnswer = { outcome: 'done' };

export function storyAnswers({ now }: Background): Answers<'note-looks' | 'open-story'> {
  return {
    'note-looks': async ({ looks }) => {
      await savePageChecks(looks, now());
      return DONE;
    },
    'open-story': async ({ address }) => {
      const look = await openStory(address, now);
      logFailure(look()); // the popup has closed by then
      return DONE;
    },
  };
}
