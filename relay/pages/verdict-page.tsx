// The verdict page: the correction, and a form with one verdict selected. It works without scripts.

import { render } from 'preact-render-to-string';
import type { DiffPart } from '../../lib/correction/diff';
import type { Letter } from '../../lib/letter/letter';
import type { LetterLanguage, Words } from '../../lib/letter/words';
import type { Answer } from '../domain/verdict';
import type { VerdictRow } from '../store/schema';
import { handledAt, type VerdictWords } from '../words/words';
import { Frame } from './frame';
import { VerdictForm } from './verdict-form';

export interface VerdictPage {
  readonly words: VerdictWords;
  readonly direction: LetterLanguage['direction'];
  /** Absent if the link is not valid. */
  readonly letter?: Letter;
  readonly letterWords?: Words;
  readonly pageLanguage?: string | undefined;
  /** The address to which the form is sent. */
  readonly action?: string;
  readonly verdict?: VerdictRow | undefined;
  /** Whether the link can still be used for a verdict. */
  readonly isOpen?: boolean;
  /** The verdict that the link selects. */
  readonly ready?: Answer['answer'] | undefined;
  readonly problem?: 'noAnswer';
  readonly notice?: 'done' | 'changeMailed' | 'confirmMailed' | 'changeFailed' | 'linkLimited';
  /** Whether the story is muted. */
  readonly isMuted?: boolean;
}

export function verdictPage(page: VerdictPage): string {
  return `<!DOCTYPE html>${render(<Page {...page} />)}`;
}

function Page(page: VerdictPage) {
  const { words, direction, letter } = page;
  return (
    <Frame language={letter?.language ?? 'en'} direction={direction} title={words.title}>
      {letter === undefined ? (
        <>
          <h1>{words.expired}</h1>
          <p>{words.expiredHint}</p>
        </>
      ) : (
        <Correction {...page} letter={letter} />
      )}
    </Frame>
  );
}

function Correction(page: VerdictPage & { readonly letter: Letter }) {
  const { letter, words, pageLanguage, notice, isOpen, verdict } = page;
  return (
    <>
      <p class="quiet">
        {words.title}: <bdi>{letter.kind}</bdi>
      </p>
      <h1>{letter.summary}</h1>
      <p>
        <a class="touch" href={letter.link} rel="noreferrer">
          {letter.headline === undefined ? words.open : <bdi lang={pageLanguage}>{letter.headline}</bdi>}
        </a>
      </p>
      {letter.news?.map((line) => (
        <p key={line} class="quiet">
          {line}
        </p>
      ))}
      {letter.sentence !== undefined && (
        <blockquote lang={pageLanguage} dir="auto">
          {letter.sentence.map(marked)}
        </blockquote>
      )}
      {letter.comment !== undefined && (
        <p class="comment" dir="auto">
          {letter.comment}
        </p>
      )}
      {letter.evidence !== undefined && (
        <p>
          <a href={letter.evidence} rel="noreferrer" dir="ltr">
            {letter.evidence}
          </a>
        </p>
      )}
      {letter.others !== undefined && (
        <>
          <p class="quiet">{letter.others.label}</p>
          {letter.others.voices.map((voice) => (
            <p key={voice} class="comment" dir="auto">
              {voice}
            </p>
          ))}
        </>
      )}
      {notice !== undefined && (
        <p class="notice" role="status">
          {words[notice]}
        </p>
      )}
      {isOpen ? (
        <VerdictForm {...page} />
      ) : (
        verdict && notice === undefined && <Handled {...page} verdict={verdict} />
      )}
      {notice === undefined && <Muting {...page} />}
    </>
  );
}

/** The part about the story. It is at the end, because the rest is about this correction. */
function Muting({ words, action: address, isMuted = false }: VerdictPage) {
  const action = isMuted ? 'unmute' : 'mute';
  return (
    <form method="post" action={`${address}/${action}`}>
      {isMuted && <p>{words.muted}</p>}
      <button type="submit" class="second">
        {words[action]}
      </button>
      <p class="quiet">{words[`${action}Hint`]}</p>
    </form>
  );
}

function Handled({ letter, words, action, verdict }: VerdictPage & { readonly verdict: VerdictRow }) {
  return (
    <>
      <p class="notice">
        {handledAt(words, letter?.language ?? 'en', verdict.decided_at, words[verdict.answer])}
      </p>
      {verdict.note !== null && (
        <p class="comment" dir="auto">
          {verdict.note}
        </p>
      )}
      <form method="post" action={`${action}/change`}>
        <button type="submit" class="second">
          {words.change}
        </button>
        <p class="quiet">{words.changeHint}</p>
      </form>
    </>
  );
}

function marked({ change, text }: DiffPart, index: number) {
  if (change === 'same') return <span key={index}>{text}</span>;
  return change === 'removed' ? <del key={index}>{text}</del> : <ins key={index}>{text}</ins>;
}
