// Asks what became of corrections whenever something wakes the background, as far as the reader wants it.

import * as v from 'valibot';
import { browser } from 'wxt/browser';
import type { Correction } from '../correction/correction';
import type { DeliveryEnvironment } from '../outbox/dispatcher';
import type { WakeReason } from '../outbox/run-due';
import { readSettings } from '../settings/settings';
import { takeInquiryTurn } from './poll';

export const INQUIRY_ALARM = 'inquire';
/** When the last inquiries went out. */
const ASKED = 'inquiries';
const AskedSchema = v.fallback(v.array(v.number()), []);

/** Asks for what is due, and leaves an alarm for what is not. */
export async function wakeForAnswers(
  reason: WakeReason,
  { fetch, now, isOnline }: DeliveryEnvironment,
  onAnswer: (correction: Correction) => void,
): Promise<void> {
  if (!(await readSettings()).asksForAnswers) return setAlarm(undefined);
  await takeInquiryTurn(reason, {
    fetch,
    now,
    isOnline,
    readAsked: async () => v.parse(AskedSchema, (await browser.storage.local.get(ASKED))[ASKED]),
    writeAsked: (asked) => browser.storage.local.set({ [ASKED]: asked }),
    setAlarm,
    onAnswer,
  });
}

async function setAlarm(when: number | undefined): Promise<void> {
  if (when === undefined) await browser.alarms.clear(INQUIRY_ALARM);
  else await browser.alarms.create(INQUIRY_ALARM, { when });
}
