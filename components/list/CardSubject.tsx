// What a card is about, as a link to the passage: the words around each change, a picture by its name, or the whole page.

import { useMemo } from 'preact/hooks';
import { type CorrectionContent, type Passage, pictureName } from '../../lib/correction/content';
import { diffWords } from '../../lib/correction/diff';
import { foldUnchanged } from '../../lib/correction/fold';
import { sentenceOf } from '../../lib/correction/sentence';
import { text } from '../../lib/i18n/i18n';
import { Diff } from '../shared/Subject';
import { passageAddress, StoryAnchor } from './StoryLink';

interface CardSubjectProps {
  readonly of: Pick<CorrectionContent, 'page' | 'passage' | 'picture'>;
  readonly replacement: string | undefined;
}

export function CardSubject({ of: { page, passage, picture }, replacement }: CardSubjectProps) {
  const address = passageAddress({ page, ...(passage && { passage }) });
  if (passage !== undefined) {
    return <SentenceLink {...{ address, passage, language: page.language, replacement }} />;
  }
  return (
    <StoryAnchor address={address} class="sentence" title={text('actionOpenStory')}>
      {picture === undefined ? text('aboutPage') : `${text('picture')}: ${pictureName(picture)}`}
    </StoryAnchor>
  );
}

interface SentenceLinkProps extends Pick<CardSubjectProps, 'replacement'> {
  readonly address: string;
  readonly passage: Passage;
  readonly language: string | undefined;
}

function SentenceLink({ address, passage, language, replacement = passage.exact }: SentenceLinkProps) {
  const { whole, folded } = useMemo(() => {
    const sentence = sentenceOf(passage, language);
    const parts = diffWords(sentence.exact, replacement, language);
    return {
      whole: sentence.before + sentence.exact + sentence.after,
      folded: foldUnchanged({ ...sentence, parts }, language),
    };
  }, [passage, language, replacement]);
  return (
    <StoryAnchor
      address={address}
      class="sentence quotation"
      lang={language}
      title={`${whole}\n\n${text('actionOpenStory')}`}
    >
      {folded.before}
      <mark>
        <Diff parts={folded.parts} />
      </mark>
      {folded.after}
    </StoryAnchor>
  );
}
