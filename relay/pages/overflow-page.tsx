// The overflow page: all corrections in a letter by story, each with the links to its verdict page.

import { render } from 'preact-render-to-string';
import type { Letter } from '../../lib/letter/letter';
import type { LetterLanguage } from '../../lib/letter/words';
import { counted, type RelayWords } from '../words/words';
import { Frame } from './frame';

export interface OverflowPage {
  readonly language: Pick<LetterLanguage, 'tag' | 'direction'>;
  readonly words: RelayWords;
  readonly count: number;
  /** 1-based number of the first correction on this page. */
  readonly from: number;
  readonly stories: readonly OverflowStory[];
  readonly previous?: string | undefined;
  readonly next?: string | undefined;
}

/** The corrections to one story. */
interface OverflowStory extends Pick<Letter, 'headline' | 'address'> {
  readonly entries: readonly OverflowEntry[];
}

interface OverflowEntry {
  /** With the links to the three verdicts. */
  readonly letter: Letter;
  /** The link to its verdict page, without a selected verdict. */
  readonly address: string;
  /** The editors' verdict, in the language of the page. */
  readonly answer?: string | undefined;
}

export function overflowPage({
  language,
  words,
  count,
  from,
  stories,
  previous,
  next,
}: OverflowPage): string {
  const heading = counted('flood', count, { words, tag: language.tag });
  const starts = stories.map((_, index) =>
    stories.slice(0, index).reduce((sum, { entries }) => sum + entries.length, from),
  );
  return `<!DOCTYPE html>${render(
    <Frame language={language.tag} direction={language.direction} title={heading}>
      <h1>{heading}</h1>
      {stories.map((story, index) => (
        <Story key={story.address} {...story} from={starts[index] ?? from} />
      ))}
      <p class="links">
        {previous !== undefined && (
          <a class="touch" href={previous}>
            {words['page.previous']}
          </a>
        )}
        {next !== undefined && (
          <a class="touch" href={next}>
            {words['page.next']}
          </a>
        )}
      </p>
    </Frame>,
  )}`;
}

function Story({ headline, address, entries, from }: OverflowStory & { readonly from: number }) {
  return (
    <section>
      <h2>
        <a class="touch" href={address} rel="noreferrer">
          {headline === undefined ? <span dir="ltr">{address}</span> : <bdi>{headline}</bdi>}
        </a>
      </h2>
      <ol start={from}>
        {entries.map((entry) => (
          <Entry key={entry.address} {...entry} />
        ))}
      </ol>
    </section>
  );
}

function Entry({ letter, address, answer }: OverflowEntry) {
  return (
    <li>
      <p>
        <a href={address} rel="noreferrer">
          <bdi>{letter.summary}</bdi>
        </a>
      </p>
      <p class="quiet">{[letter.kind, ...(letter.news ?? [])].join(' · ')}</p>
      {answer === undefined ? (
        <p class="links">
          {letter.answers.map(({ label, address: to }) => (
            <a key={label} class="touch" href={to} rel="noreferrer">
              {label}
            </a>
          ))}
        </p>
      ) : (
        <p class="given">{answer}</p>
      )}
    </li>
  );
}
