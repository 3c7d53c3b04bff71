// Runs in the page: describes passages in the original page, and lets each method find them in the edited page.

import { locate } from '../../lib/passage/locate/locate';
import { readPageText } from '../../lib/passage/page-text/page-text';
import { type GeneratedDocument, type Language, toHtml } from '../../testing/documents/documents';
import {
  caseIn,
  describeIn,
  editsOf,
  isTrueVerdict,
  type Judgement,
  judge,
  type LocateCase,
  type Stretch,
  type TruthInText,
} from './cases';
import { hypothesisFinder, textQuoteFinder } from './locate-peers';
import type { Edit, EditedCase } from './page-edits';

export type Method = 'Corrigenda' | 'Hypothesis' | 'dom-anchor-text-quote';

export interface Finding {
  readonly method: Method;
  readonly edit: Edit;
  readonly judgement: Judgement;
  readonly ms: number;
  /** Our verdict, and the true one. */
  readonly verdict?: Verdict;
  readonly trueVerdict: Verdict;
  readonly isTrueVerdict?: boolean;
  /** Details to investigate errors. */
  readonly story: string;
}

type Verdict = TruthInText['verdict'];

export interface LocateOptions {
  readonly seed: number;
  readonly language: Language;
  readonly characters: number;
  readonly cases: number;
  readonly methods: readonly Method[];
}

/** A generated page of approximately `characters` characters, on which the edits take turns. */
export function locateAll({ seed, language, characters, cases, methods }: LocateOptions): Finding[] {
  const findings: Finding[] = [];
  let done = 0;
  for (const edited of editsOf({ seed, language, characters })) {
    if (done === cases) break;
    const found = findInEdited(edited, methods);
    if (found === undefined) {
      edited.retry();
      continue;
    }
    findings.push(...found);
    done += 1;
  }
  return findings;
}

/** Returns `undefined` if nothing that is known about the passage distinguishes it from a duplicate. */
function findInEdited(edited: EditedCase, methods: readonly Method[]): Finding[] | undefined {
  const page = show(edited.original);
  const described = describeIn(page.text, edited);
  if (described === undefined) return undefined;
  const { start, end, passage } = described;
  const finders = {
    Hypothesis: hypothesisFinder(page, start, end),
    'dom-anchor-text-quote': textQuoteFinder(page, start, end),
  };

  const today = show(edited.edited);
  const located = caseIn(today.text, passage, edited);
  if (located === undefined) return undefined;
  const { edit, truth } = located;
  return methods.map((method): Finding => {
    const begun = performance.now();
    if (method === 'Corrigenda') {
      const result = locate(today.text, passage, edited.replacement, located.language);
      const ms = performance.now() - begun;
      const found = result.verdict === 'gone' ? undefined : result;
      return {
        method,
        edit,
        judgement: judge(truth, found),
        ms,
        verdict: result.verdict,
        trueVerdict: truth.verdict,
        isTrueVerdict: isTrueVerdict(truth, result),
        story: storyOf(located, found, result.verdict),
      };
    }
    const whereFound = finders[method](today);
    const ms = performance.now() - begun;
    return { method, edit, judgement: judge(truth, whereFound()), ms, trueVerdict: truth.verdict, story: '' };
  });
}

function show(generated: GeneratedDocument) {
  const parsed = new DOMParser().parseFromString(toHtml(generated), 'text/html');
  document.documentElement.replaceWith(document.adoptNode(parsed.documentElement));
  return readPageText(document);
}

function storyOf(
  { text, edit, replacement, passage: { prefix, exact, suffix }, truth }: LocateCase,
  found: Stretch | undefined,
  verdict: Verdict,
): string {
  const at = (stretch: Stretch | undefined) =>
    stretch === undefined
      ? '–'
      : `${text.slice(Math.max(0, stretch.start - 60), stretch.start)}[[${text.slice(stretch.start, stretch.end)}]]${text.slice(stretch.end, stretch.end + 60)}`;
  const place = truth.verdict === 'gone' ? truth.within : truth.place;
  return [
    edit,
    `sought   ${prefix}[[${exact}]]${suffix}`,
    `instead  ${replacement}`,
    `true     ${truth.verdict}: ${at(place)}`,
    `found    ${verdict}: ${at(found)}`,
  ]
    .map((line) => line.replaceAll('\n', '⏎'))
    .join('\n  ');
}
