// The passage in its sentence, with what the reader changes in it.

import { useMemo } from 'preact/hooks';
import type { Page, Passage } from '../../lib/correction/content';
import { diffWords } from '../../lib/correction/diff';
import { sentenceOf } from '../../lib/correction/sentence';
import { Diff } from './Diff';

interface Props {
  readonly page: Page;
  readonly passage: Passage;
  /** What should stand there, as far as it is written. */
  readonly replacement: string;
  /** Whether the change is read out with the sentence: not where it changes with every key. */
  readonly isHeard?: boolean;
}

export function Quotation({ page, passage, replacement, isHeard = true }: Props) {
  const { language } = page;
  const { before, exact, after } = useMemo(() => sentenceOf(passage, language), [passage, language]);
  const parts = useMemo(() => diffWords(exact, replacement, language), [exact, replacement, language]);
  return (
    <blockquote class="quotation" lang={language} dir="auto">
      {before}
      <mark aria-hidden={isHeard ? undefined : true}>
        <Diff parts={parts} />
      </mark>
      {after}
    </blockquote>
  );
}
