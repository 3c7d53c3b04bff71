// Filters the list by words and outcome, and puts first what the reader wants to see first.

import type { Correction } from '../correction/correction';
import type { CorrectionId } from '../correction/id';
import type { State } from '../correction/status';

/** The outcomes that a reader can filter by. */
export const OUTCOMES = ['new', 'waiting', 'fixed', 'declined', 'failed'] as const;
export type OutcomeName = (typeof OUTCOMES)[number];

const STATES_OF: Readonly<Record<Exclude<OutcomeName, 'new'>, readonly State[]>> = {
  waiting: ['held', 'queued', 'sending'],
  fixed: ['fixed'],
  declined: ['declined'],
  failed: ['failed'],
};

export interface CorrectionFilter {
  /** Words that a correction must all contain, in any case and order. */
  readonly words: string;
  /** Absent for all outcomes. */
  readonly outcome?: OutcomeName;
}

export const NO_FILTER: CorrectionFilter = { words: '' };

/** The corrections with a verdict or a failure that is new to the reader. */
export type News = ReadonlySet<CorrectionId>;

/** Whether the filter shows every correction. */
export function showsAll({ words, outcome }: CorrectionFilter): boolean {
  return words.trim() === '' && outcome === undefined;
}

/** Returns the corrections that the filter shows, in the same order. */
export function filtered(
  corrections: readonly Correction[],
  { words, outcome }: CorrectionFilter,
  news: News,
): readonly Correction[] {
  if (showsAll({ words, ...(outcome && { outcome }) })) return corrections;
  const wanted = words.toLowerCase().split(/\s+/);
  return corrections.filter((correction) => {
    if (outcome !== undefined && !hasOutcome(correction, outcome, news)) return false;
    const text = searchedText(correction);
    return wanted.every((word) => text.includes(word));
  });
}

function hasOutcome({ id, status }: Correction, outcome: OutcomeName, news: News): boolean {
  return outcome === 'new' ? news.has(id) : STATES_OF[outcome].includes(status.state);
}

/** Returns how many corrections have each outcome. */
export function countOutcomes(
  corrections: readonly Correction[],
  news: News,
): Readonly<Record<OutcomeName, number>> {
  const counts = { new: 0, waiting: 0, fixed: 0, declined: 0, failed: 0 };
  for (const correction of corrections)
    for (const outcome of OUTCOMES) if (hasOutcome(correction, outcome, news)) counts[outcome] += 1;
  return counts;
}

/** The texts of corrections in lower case: a search reads those of thousands at each key. */
const searchedTexts = new WeakMap<Correction, string>();

function searchedText(correction: Correction): string {
  const known = searchedTexts.get(correction);
  if (known !== undefined) return known;
  const { page, passage, picture, suggestion } = correction;
  const texts = [
    page.headline,
    page.site,
    page.address,
    passage?.exact,
    picture?.caption,
    picture?.alt,
    suggestion.replacement,
    suggestion.comment,
  ];
  const text = texts.join('\n').toLowerCase();
  searchedTexts.set(correction, text);
  return text;
}

/** Returns the correction that was just sent, then those with news, then the others, each in the order as before. */
export function mostWantedFirst(
  corrections: readonly Correction[],
  news: News,
  sent: CorrectionId | undefined,
): readonly Correction[] {
  if (news.size === 0 && (sent === undefined || corrections[0]?.id === sent)) return corrections;
  const isSent = ({ id }: Correction) => id === sent;
  const isNews = (correction: Correction) => !isSent(correction) && news.has(correction.id);
  return [
    ...corrections.filter(isSent),
    ...corrections.filter(isNews),
    ...corrections.filter((correction) => !isSent(correction) && !isNews(correction)),
  ];
}
