// About the stories of corrections: what they say today.

import { report } from '../net/log-failure';
import type { ActionAnswer } from '../outbox/answers';
import { noteLooks } from '../outbox/looks';
import { openStory } from '../page-check/open-story';
import type { Answers, Background } from './answering';

const DONE: ActionAnswer = { outcome: 'done' };

export function storyAnswers({ now }: Background): Answers<'note-looks' | 'open-story'> {
  return {
    'note-looks': async ({ looks }) => {
      await noteLooks(looks, now());
      return DONE;
    },
    'open-story': async ({ address }) => {
      const look = await openStory(address, now);
      report(look()); // the popup has closed by then
      return DONE;
    },
  };
}
