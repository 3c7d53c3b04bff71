// The HTML of a digest: several corrections to one story.

import { render } from 'preact-render-to-string';
import { type Digest, headlineOf } from '../../lib/letter/digest';
import type { Letter } from '../../lib/letter/letter';
import { fill, type LetterLanguage } from '../../lib/letter/words';
import { Answers, asDocument, LetterFrame, StoryLink } from './html-of-several';
import { Buttons, Part, PlainLink, Prose, Quoted } from './html-parts';
import { STYLE } from './html-style';

/**
 * Returns the HTML of a digest.
 *
 * @param pageLanguage BCP 47 tag of the story.
 */
export function digestHtml(digest: Digest, language: LetterLanguage, pageLanguage?: string): string {
  const [first] = digest.letters;
  return asDocument(
    <LetterFrame language={language} heading={digest.heading}>
      {first !== undefined && (
        <>
          <p style={STYLE.why}>
            <StoryLink address={first.address} {...headlineOf(digest.letters)} />
          </p>
          {first.cmsLink !== undefined && (
            <div style={STYLE.row}>
              <Buttons buttons={[{ label: language.words.cms, address: first.cmsLink, isFirst: true }]} />
            </div>
          )}
        </>
      )}
      {digest.letters.map((letter, index) => (
        <Entry key={index} letter={letter} language={language} pageLanguage={pageLanguage} />
      ))}
    </LetterFrame>,
  );
}

/** Returns the HTML of one correction in a digest. Its size decides how many corrections fit. */
export function entryHtml(letter: Letter, language: LetterLanguage, pageLanguage?: string): string {
  return render(<Entry letter={letter} language={language} pageLanguage={pageLanguage} />);
}

interface EntryProps {
  readonly letter: Letter;
  readonly language: LetterLanguage;
  readonly pageLanguage: string | undefined;
}

function Entry({ letter, language: { words, direction }, pageLanguage }: EntryProps) {
  const {
    summary,
    kind,
    news = [],
    translated,
    sentence,
    picture,
    comment,
    evidence,
    others,
    isCut,
  } = letter;
  return (
    <div class="entry" style={STYLE.entry}>
      <h2 style={STYLE.entrySummary}>{summary}</h2>
      <p class="kind" style={STYLE.kind}>
        {[kind, ...news].join(' · ')}
      </p>
      {translated !== undefined && <p style={STYLE.note}>{translated}</p>}
      {sentence !== undefined && (
        <div style={STYLE.entryPart}>
          <Quoted parts={sentence} language={pageLanguage} direction={direction} />
        </div>
      )}
      {comment !== undefined && (
        <div style={STYLE.entryPart}>
          <Prose text={comment} />
        </div>
      )}
      {[picture, evidence].map(
        (address) =>
          address !== undefined && (
            <p key={address} style={STYLE.entryPart}>
              <PlainLink address={address} />
            </p>
          ),
      )}
      {others !== undefined && (
        <Part label={others.label}>
          {others.voices.map((voice) => (
            <div key={voice} style={STYLE.voice}>
              <Prose text={voice} />
            </div>
          ))}
        </Part>
      )}
      {isCut && <p style={STYLE.note}>{words.cut}</p>}
      <EntryReader letter={letter} label={fill(words.label, { name: words.reader })} />
      <p style={STYLE.entryPart}>
        <a class="link" style={STYLE.link} href={letter.link}>
          {letter.linkText}
        </a>
      </p>
      <Answers answers={letter.answers} />
    </div>
  );
}

function EntryReader({ letter, label }: { letter: Letter; label: string }) {
  const { name, email } = letter.reader;
  if (name === undefined && email === undefined) return null;
  return (
    <p style={STYLE.note}>
      <span class="name" style={STYLE.name}>
        {label}{' '}
      </span>
      {name !== undefined && <bdi>{name}</bdi>}{' '}
      {email !== undefined && (
        <a class="link" style={STYLE.link} href={`mailto:${email}`} dir="ltr">
          {email}
        </a>
      )}
    </p>
  );
}
