// What sites answered, kept for a day: they are not asked at every correction.

import * as v from 'valibot';
import { browser } from 'wxt/browser';
import { ContactsSchema } from './candidate';
import type { Remember } from './site-contacts';

const KEY = 'siteAnswers';
const DAY_MS = 24 * 3_600_000;
/** The oldest are asked again sooner. */
const MOST = 300;

const AnswersSchema = v.record(v.string(), v.object({ at: v.number(), contacts: ContactsSchema }));

/** @param now milliseconds since 1970. */
export function rememberAnswers(now: () => number): Remember {
  return async (key, ask) => {
    const known = (await answers())[key];
    const age = known === undefined ? Number.NaN : now() - known.at;
    if (known !== undefined && age >= 0 && age < DAY_MS) return known.contacts;
    const contacts = await ask();
    if (contacts !== undefined) {
      await navigator.locks.request(KEY, async () => {
        const kept = Object.entries({ ...(await answers()), [key]: { at: now(), contacts } })
          .filter(([, { at }]) => Math.abs(now() - at) < DAY_MS)
          .sort(([, one], [, other]) => other.at - one.at)
          .slice(0, MOST);
        await browser.storage.local.set({ [KEY]: Object.fromEntries(kept) });
      });
    }
    return contacts;
  };
}

async function answers(): Promise<v.InferOutput<typeof AnswersSchema>> {
  const { [KEY]: stored } = await browser.storage.local.get(KEY);
  const parsed = v.safeParse(AnswersSchema, stored);
  return parsed.success ? parsed.output : {};
}
