// About the outbox, to which the background alone writes.

import type { PopupMessage } from '../messages/messages';
import { expectMore } from '../outbox/alarm';
import type { ActionAnswer, EditAnswer, SendAnswer } from '../outbox/answers';
import { setAside } from '../outbox/quarantine';
import { edit, enqueue } from '../outbox/send';
import { UNDO_MS } from '../outbox/timing';
import {
  address,
  forget,
  handOver,
  makeDue,
  markNotSent,
  markSent,
  restore,
  withdraw,
} from '../outbox/transitions';
import type { Answers, Background } from './answering';

/** All that are about one correction, and two that are about all. */
type OutboxMessage = Extract<
  PopupMessage,
  | { readonly correction: unknown }
  | { readonly draft: unknown }
  | { readonly records: unknown }
  | { readonly type: 'wake' }
>;

const DONE: ActionAnswer = { outcome: 'done' };
const REFUSED: ActionAnswer = { outcome: 'refused' };
/** Whether it was done; a correction may have gone its way meanwhile. */
const answered = (isDone: boolean) => (isDone ? DONE : REFUSED);

export function outboxAnswers({ now, wakeUp }: Background): Answers<OutboxMessage['type']> {
  return {
    send: async ({ draft, again, hold }): Promise<SendAnswer> => {
      await expectMore(now()); // should this worker end between the commit and its first turn
      const answer = await enqueue(draft, { again, hold }, now());
      // The worker lives for so long; should it not, the alarm wakes another.
      setTimeout(() => wakeUp('turn'), UNDO_MS);
      return answer;
    },
    edit: async ({ correction }): Promise<EditAnswer> => {
      const draft = await edit(correction, now());
      return draft === undefined ? { outcome: 'refused' } : { outcome: 'draft', draft };
    },
    withdraw: async ({ correction }) => answered((await withdraw(correction, now())) !== undefined),
    'send-now': async ({ correction }) => {
      const changed = await makeDue(correction, now());
      wakeUp('turn');
      return answered(changed !== undefined);
    },
    forget: async ({ correction }) => answered(await forget(correction)),
    restore: async ({ correction }) => {
      await restore(correction);
      return DONE;
    },
    'hand-over': async ({ correction }) => answered((await handOver(correction, now())) !== undefined),
    'mark-sent': async ({ correction }) => answered((await markSent(correction, now())) !== undefined),
    'mark-not-sent': async ({ correction }) => answered((await markNotSent(correction, now())) !== undefined),
    address: async ({ correction, recipient }) => {
      const changed = await address(correction, recipient, now());
      wakeUp('turn');
      return answered(changed !== undefined);
    },
    'set-aside': async ({ records }) => {
      await setAside(records, now());
      return DONE;
    },
    wake: async () => {
      wakeUp('chance');
      return DONE;
    },
  };
}
