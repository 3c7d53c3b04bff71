// About the stories of corrections: what they say today.

import type { ActionAnswer } from '../answers';
import { noteLooks } from '../outbox/looks';
import { report } from '../report';
import { openStory } from '../revisit/open-story';
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
