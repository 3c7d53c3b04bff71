// The overflow page: all corrections in a letter, each with a link to its verdict page.

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
  readonly entries: readonly OverflowPageEntry[];
  readonly previous?: string | undefined;
  readonly next?: string | undefined;
}

export interface OverflowPageEntry {
  readonly letter: Letter;
  /** The story's headline. */
  readonly headline?: string | undefined;
  /** The link to its verdict page. */
  readonly address: string;
  /** The editors' verdict, in the language of the page. */
  readonly answer?: string | undefined;
}

export function overflowPage({
  language,
  words,
  count,
  from,
  entries,
  previous,
  next,
}: OverflowPage): string {
  const heading = counted('flood', count, { words, tag: language.tag });
  return `<!DOCTYPE html>${render(
    <Frame language={language.tag} direction={language.direction} title={heading}>
      <h1>{heading}</h1>
      <ol start={from}>
        {entries.map(({ letter, headline, address, answer }) => (
          <li key={address}>
            <p>
              <a href={address} rel="noreferrer">
                <bdi>{letter.summary}</bdi>
              </a>
            </p>
            <p class="quiet">{[letter.kind, ...(letter.news ?? []), answer].filter(Boolean).join(' · ')}</p>
            {headline !== undefined && (
              <p class="quiet">
                <bdi>{headline}</bdi>
              </p>
            )}
            <p class="quiet" dir="ltr">
              {letter.address}
            </p>
          </li>
        ))}
      </ol>
      <p>
        {previous !== undefined && <a href={previous}>{words['page.previous']}</a>}{' '}
        {next !== undefined && <a href={next}>{words['page.next']}</a>}
      </p>
    </Frame>,
  )}`;
}
