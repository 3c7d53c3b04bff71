// About what the editors answered.

import type { ActionAnswer } from '../outbox/answers';
import { noteSeen } from '../status/due-checks';
import type { Answers, Background } from './answering';

const DONE: ActionAnswer = { outcome: 'done' };

export function newsAnswers({ askForAnswers }: Background): Answers<'answers-seen' | 'answers-changed'> {
  return {
    'answers-seen': async ({ corrections }) => {
      await noteSeen(corrections);
      return DONE;
    },
    'answers-changed': async () => {
      askForAnswers();
      return DONE;
    },
  };
}
