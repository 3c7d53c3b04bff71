// What sites answered, kept for a day: they are not asked at every correction.

import * as v from 'valibot';
import { browser } from 'wxt/browser';
import { ContactsSchema } from './candidate';
import type { Remember } from './site-contacts';

const KEY = 'siteAnswers';
const DAY_MS = 24 * 3_600_000;
/** The oldest are asked again sooner. */
const MOST = 300;

const AnswerSchema = v.object({ at: v.number(), contacts: ContactsSchema });
type Answer = v.InferOutput<typeof AnswerSchema>;

/**
 * What cannot be kept, on a full disk say, is asked for every time.
 *
 * @param now milliseconds since 1970.
 */
export function rememberAnswers(now: () => number): Remember {
  return async (key, ask) => {
    const known = (await answers())[key];
    const age = known === undefined ? Number.NaN : now() - known.at;
    if (known !== undefined && age >= 0 && age < DAY_MS) return known.contacts;
    const contacts = await ask();
    if (contacts !== undefined) await keep(key, { at: now(), contacts }).catch(console.error);
    return contacts;
  };
}

async function keep(key: string, answer: Answer): Promise<void> {
  await navigator.locks.request(KEY, async () => {
    const kept = Object.entries({ ...(await answers()), [key]: answer })
      .filter(([, { at }]) => Math.abs(answer.at - at) < DAY_MS)
      .sort(([, one], [, other]) => other.at - one.at)
      .slice(0, MOST);
    await browser.storage.local.set({ [KEY]: Object.fromEntries(kept) });
  });
}

/** What can be read of what is stored; an answer that no longer can is asked for again, and holds up no other. */
async function answers(): Promise<Readonly<Record<string, Answer>>> {
  const { [KEY]: stored } = await browser.storage.local.get(KEY).catch(noAnswers);
  const all = v.safeParse(v.record(v.string(), v.unknown()), stored);
  if (!all.success) return {};
  return Object.fromEntries(
    Object.entries(all.output).flatMap(([key, one]) => {
      const answer = v.safeParse(AnswerSchema, one);
      return answer.success ? [[key, answer.output]] : [];
    }),
  );
}

function noAnswers(error: unknown): Record<string, undefined> {
  console.error(error);
  return {};
}
