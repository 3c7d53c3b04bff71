// The HTML of the overflow letter: the first corrections beyond the limit of letters per hour, by story.

import type { Letter } from '../../lib/letter/letter';
import type { LetterLanguage } from '../../lib/letter/words';
import { Answers, asDocument, LetterFrame, StoryLink } from './html-of-several';
import { Buttons, Part } from './html-parts';
import { STYLE } from './html-style';

/** The corrections to one story in the overflow letter. */
export interface StoryLetters extends Pick<Letter, 'headline' | 'address'> {
  readonly letters: readonly Letter[];
}

export interface OverflowLetter {
  readonly heading: string;
  readonly why: string;
  /** The link to the overflow page, which lists all corrections. */
  readonly all: { readonly label: string; readonly address: string };
  readonly firstLabel: string;
  readonly stories: readonly StoryLetters[];
}

export function overflowHtml(overflow: OverflowLetter, language: LetterLanguage): string {
  const { heading, why, all, firstLabel, stories } = overflow;
  return asDocument(
    <LetterFrame language={language} heading={heading}>
      <p style={STYLE.why}>{why}</p>
      <div style={STYLE.row}>
        <Buttons buttons={[{ ...all, isFirst: true }]} />
      </div>
      <Part label={firstLabel}>
        {stories.map((story) => (
          <Story key={story.address} {...story} />
        ))}
      </Part>
    </LetterFrame>,
  );
}

function Story({ letters, ...story }: StoryLetters) {
  return (
    <div class="entry" style={STYLE.entry}>
      <h2 style={STYLE.entrySummary}>
        <StoryLink {...story} />
      </h2>
      {letters.map(({ summary, kind, answers }, index) => (
        <div key={index} style={STYLE.brief}>
          <p style={STYLE.prose}>
            <bdi>{summary}</bdi>{' '}
            <span class="name" style={STYLE.name}>
              {kind}
            </span>
          </p>
          <Answers answers={answers} />
        </div>
      ))}
    </div>
  );
}
