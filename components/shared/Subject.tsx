// Shows what a correction is about: words in their sentence, a picture by its name, or the whole page.

import { useMemo } from 'preact/hooks';
import { type CorrectionContent, type Page, type Passage, pictureName } from '../../lib/correction/content';
import type { DiffPart, diffWords } from '../../lib/correction/diff';
import { sentenceOf } from '../../lib/correction/sentence';
import { text } from '../../lib/i18n/i18n';

interface SubjectProps {
  readonly of: Pick<CorrectionContent, 'page' | 'passage' | 'picture'>;
  /** The replacement as typed so far. */
  readonly replacement: string | undefined;
  /** See {@link Quotation}. */
  readonly diff: typeof diffWords | undefined;
  /** See {@link Quotation}. */
  readonly isHeard?: boolean;
}

export function Subject({
  of: { page, passage, picture },
  replacement = passage?.exact ?? '',
  diff,
  isHeard = true,
}: SubjectProps) {
  if (passage !== undefined) return <Quotation {...{ page, passage, replacement, diff, isHeard }} />;
  if (picture === undefined) return <p class="quiet">{text('aboutPage')}</p>;
  return (
    <figure>
      <figcaption class="quiet">{text('picture')}</figcaption>
      <p class="quotation" lang={page.language} dir="auto">
        {pictureName(picture)}
      </p>
    </figure>
  );
}

interface QuotationProps {
  readonly page: Page;
  readonly passage: Passage;
  /** The replacement as typed so far. */
  readonly replacement: string;
  /** A parameter, because the form is shown before its module has loaded. Until then, the change is not marked. */
  readonly diff: typeof diffWords | undefined;
  /** Whether screen readers read the change with the sentence; false while it changes with every key. */
  readonly isHeard: boolean;
}

/** The passage in its sentence, with the reader's change marked in it. */
function Quotation({ page: { language }, passage, replacement, diff, isHeard }: QuotationProps) {
  const { before, exact, after } = useMemo(() => sentenceOf(passage, language), [passage, language]);
  const parts = useMemo(() => diff?.(exact, replacement, language), [diff, exact, replacement, language]);
  return (
    <blockquote class="quotation" lang={language} dir="auto">
      {before}
      <mark aria-hidden={isHeard ? undefined : true}>
        <Diff parts={parts ?? [{ change: 'same', text: exact }]} />
      </mark>
      {after}
    </blockquote>
  );
}

/** A word diff. Removed words are struck through, added words are underlined, so that the colour is never the only sign. */
export function Diff({ parts }: { parts: readonly DiffPart[] }) {
  return (
    <>
      {parts.map(({ change, text }, index) => {
        const key = `${index} ${change}`;
        if (change === 'removed') return <del key={key}>{text}</del>;
        if (change === 'added') return <ins key={key}>{text}</ins>;
        return <span key={key}>{text}</span>;
      })}
    </>
  );
}
