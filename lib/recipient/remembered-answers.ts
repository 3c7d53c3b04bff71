// Stores what sites answered, so that they are not asked for every correction: for a day, for minutes, or not for the next form. That
// depends on how sure it is that the site itself answered.

import * as v from 'valibot';
import { readLocal, writeLocal } from '../storage/local';
import { type Contacts, ContactsSchema } from './candidate';
import type { Remember } from './site-source';

const KEY = 'siteAnswers';
/** How long an answer is used, in milliseconds. */
const MAX_AGE_MS = 24 * 3_600_000;
/** How long a form uses an answer that names nobody of the site, in milliseconds: it may be a page instead of the site, as during repairs. */
const MAX_DOUBTFUL_AGE_MS = 5 * 60_000;
/** Maximum number of stored answers. The oldest are deleted first, and those sites are asked again sooner. */
const MAX_ANSWERS = 300;

const AnswerSchema = v.object({ at: v.number(), contacts: ContactsSchema });
type Answer = v.InferOutput<typeof AnswerSchema>;
/** Enough to tell an answer's age. Whether its contacts can be read is seen when they are needed. */
const DatedSchema = v.looseObject({ at: v.number() });

/**
 * Returns a function that stores answers. If one cannot be stored, for example on a full disk, the site is asked every time.
 *
 * @param now returns milliseconds since 1970.
 * @param asker who asks: a form that the reader has open, or the search for corrections that wait. The search runs without the
 *   reader's knowledge, so it asks a site once a day, whatever the answer is.
 */
export function rememberAnswers(now: () => number, asker: 'form' | 'search' = 'form'): Remember {
  return async (key, ask) => {
    const known = v.safeParse(AnswerSchema, (await answers())[key]);
    const age = known.success ? now() - known.output.at : Number.NaN;
    if (known.success && age >= 0 && age < maxAgeOf(key, known.output.contacts, asker))
      return known.output.contacts;
    const contacts = await ask();
    if (contacts !== undefined) await keep(key, { at: now(), contacts }).catch(console.error);
    return contacts;
  };
}

/**
 * Over HTTP, the login page of a hotel's network can answer in place of the site, with links and forms of its own. So a form asks
 * again unless the answer names an inbox or a mailbox of the site. Over HTTPS, only the site can answer.
 */
function maxAgeOf(key: string, { candidates, pages }: Contacts, asker: 'form' | 'search'): number {
  const ofSite = candidates.filter(({ elsewhere }) => elsewhere === undefined);
  if (asker === 'search' || ofSite.some(({ type }) => type !== 'form')) return MAX_AGE_MS;
  if (!key.startsWith('https:')) return 0;
  return ofSite.length + pages.length > 0 ? MAX_AGE_MS : MAX_DOUBTFUL_AGE_MS;
}

async function keep(key: string, answer: Answer): Promise<void> {
  await navigator.locks.request(KEY, async () => {
    const all: Readonly<Record<string, unknown>> = { ...(await answers()), [key]: answer };
    const kept = Object.entries(all)
      .flatMap(([name, one]) => (v.is(DatedSchema, one) ? [[name, one] as const] : []))
      .filter(([, { at }]) => Math.abs(answer.at - at) < MAX_AGE_MS)
      .sort(([, one], [, other]) => other.at - one.at)
      .slice(0, MAX_ANSWERS);
    await writeLocal({ [KEY]: Object.fromEntries(kept) });
  });
}

/** Returns what is stored, unparsed. */
async function answers(): Promise<Readonly<Record<string, unknown>>> {
  const { [KEY]: stored } = await readLocal([KEY]).catch(noAnswers);
  const all = v.safeParse(v.record(v.string(), v.unknown()), stored);
  return all.success ? all.output : {};
}

function noAnswers(error: unknown): Record<string, undefined> {
  console.error(error);
  return {};
}
