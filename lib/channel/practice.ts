// Practice: the desk inside the extension takes the correction and says that it is fixed. Nothing leaves the device.

import { PRACTICE_ADDRESS } from '../correction/practice-address';
import type { PracticeRecipient } from '../correction/recipient';
import type { Channel } from './channel';

export const practice = {
  way: 'automatic',
  decidesAtOnce: true,
  name: () => PRACTICE_ADDRESS,
  words: () => ({ promise: 'recipientPractice' }),
} as const satisfies Channel<PracticeRecipient>;
