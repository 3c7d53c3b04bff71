// Which ways to a page's editors are found, by kind and by where they are known from, and which one is chosen; with a list made by
// hand, whether that is the best one.

import { addressOf } from '../../lib/correction/recipient';
import { type Candidate, type Contacts, isAuthors, preselected } from '../../lib/recipient/candidate';
import type { Row } from '../benchmark';
import type { HandMade } from './hand-made-list';

/** A page and what was found for it. */
export interface Measured {
  readonly name: string;
  readonly contacts: Contacts;
}

/** What a reader gets if they choose nothing. */
interface Chosen {
  readonly kind: string;
  /** Host and path, or `mail` and the host of an address: what stands before its @ may be a name. */
  readonly where: string;
}

/** Returns one row for each kind of channel and where it is known from, and one for each kind that is chosen. */
export function channelRows(pages: readonly Measured[]): Row[] {
  const found = new Map<string, { pages: number; found: number; chosen: number }>();
  for (const { contacts } of pages) {
    const chosen = preselected(contacts.candidates);
    const counted = new Set<string>();
    for (const candidate of contacts.candidates) {
      const key = `${kindOf(candidate)}, ${candidate.provenance}`;
      const row = found.get(key) ?? { pages: 0, found: 0, chosen: 0 };
      row.found += 1;
      row.chosen += Number(candidate === chosen);
      if (!counted.has(key)) row.pages += 1;
      counted.add(key);
      found.set(key, row);
    }
  }
  const sorted = [...found].sort(([one], [other]) => one.localeCompare(other, 'en'));
  return sorted.map(([what, row]) => ({ what, ...row }));
}

/** Returns the row that compares what is chosen with the list, and a line for each page. */
export function comparedWith(list: HandMade, pages: readonly Measured[]): { row: Row; notes: string[] } {
  const judged = pages.flatMap(({ name, contacts }) => {
    const known = list[name];
    if (known === undefined) return [];
    const chosen = chosenOf(contacts, known.choice === true);
    return [{ name, known, chosen, verdict: verdictOf(known, chosen) }];
  });
  const count = (...verdicts: Verdict[]) => judged.filter(({ verdict }) => verdicts.includes(verdict)).length;
  return {
    row: {
      what: 'pages that offer a channel',
      pages: judged.length,
      offer: judged.filter(({ known }) => known.best.length > 0).length,
      reached: count('best', 'not the best'),
      best: count('best'),
      wrong: count('WRONG'),
    },
    notes: judged.map(({ name, known, chosen, verdict }) => {
      const said = chosen === undefined ? 'nothing' : `${chosen.kind} ${chosen.where}`;
      return `${verdict}: ${name}: offers ${known.offers.join(', ') || 'nothing'}; chosen: ${said}`;
    }),
  };
}

type Verdict = 'best' | 'not the best' | 'MISSED' | 'WRONG' | 'nothing, rightly';

function verdictOf({ best, right = [] }: HandMade[string], chosen: Chosen | undefined): Verdict {
  if (chosen === undefined) return best.length === 0 ? 'nothing, rightly' : 'MISSED';
  if (best.includes(chosen.where)) return 'best';
  return right.includes(chosen.where) ? 'not the best' : 'WRONG';
}

/**
 * The recipient that is selected automatically, else the contact page that is looked at or opened.
 *
 * @param byReader the reader chooses, and takes the first one.
 */
function chosenOf({ candidates, pages }: Contacts, byReader: boolean): Chosen | undefined {
  const chosen = preselected(candidates) ?? (byReader ? candidates[0] : undefined);
  if (chosen !== undefined) return { kind: kindOf(chosen), where: whereOf(chosen) };
  const [page] = pages;
  return page && { kind: `${page.purpose} page`, where: hostAndPath(page.address) };
}

/** The kind in the words of the hand-made list. */
function kindOf(candidate: Candidate): string {
  switch (candidate.type) {
    case 'inbox':
    case 'mistape':
      return candidate.type;
    case 'issue':
      return candidate.host === 'mediawiki' ? 'wiki' : 'issue';
    case 'mailbox': {
      const whose = isAuthors(candidate) ? 'author' : candidate.purpose;
      return `${candidate.elsewhere === undefined ? '' : 'foreign '}mail for ${whose}`;
    }
    case 'form':
      return candidate.opens === 'key' ? 'key' : `form for ${candidate.purpose}`;
    default:
      return candidate satisfies never;
  }
}

function whereOf(candidate: Candidate): string {
  return candidate.type === 'mailbox'
    ? `mail ${candidate.mailbox.split('@')[1] ?? ''}`
    : hostAndPath(addressOf(candidate));
}

function hostAndPath(address: string): string {
  const { host, pathname } = new URL(address);
  return `${host}${pathname.replace(/\/$/, '')}`;
}
