// The HTML of letters about several corrections: the digest and the overflow letter.

import type { ComponentChildren, VNode } from 'preact';
import { render } from 'preact-render-to-string';
import type { Digest } from '../../lib/letter/digest';
import type { Letter } from '../../lib/letter/letter';
import { fill, type LetterLanguage } from '../../lib/letter/words';
import { Buttons, Part, PlainLink, Prose, Quoted } from './html-parts';
import { DARK, STYLE } from './html-style';

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
            <PlainLink address={first.address} />
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

/** One correction in the overflow letter. */
export interface BriefEntry {
  readonly letter: Letter;
  /** The link to its verdict page. */
  readonly verdictLink: string;
}

export interface OverflowLetter {
  readonly heading: string;
  readonly why: string;
  /** The link to the overflow page, which lists all corrections. */
  readonly all: { readonly label: string; readonly address: string };
  readonly firstLabel: string;
  readonly answerLabel: string;
  readonly entries: readonly BriefEntry[];
}

export function overflowHtml(overflow: OverflowLetter, language: LetterLanguage): string {
  const { heading, why, all, firstLabel, answerLabel, entries } = overflow;
  return asDocument(
    <LetterFrame language={language} heading={heading}>
      <p style={STYLE.why}>{why}</p>
      <div style={STYLE.row}>
        <Buttons buttons={[{ ...all, isFirst: true }]} />
      </div>
      <Part label={firstLabel}>
        {entries.map(({ letter, verdictLink }, index) => (
          <p key={index} style={STYLE.brief}>
            <bdi>{letter.summary}</bdi>
            <br />
            <PlainLink address={letter.address} />
            <br />
            <a class="link" style={STYLE.link} href={verdictLink}>
              {answerLabel}
            </a>
          </p>
        ))}
      </Part>
    </LetterFrame>,
  );
}

function asDocument(page: VNode): string {
  return `<!DOCTYPE html>${render(page)}`;
}

function LetterFrame({
  language: { tag, words, direction },
  heading,
  children,
}: {
  language: LetterLanguage;
  heading: string;
  children: ComponentChildren;
}) {
  return (
    <html lang={tag} dir={direction}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <style>{DARK}</style>
      </head>
      <body class="body" style={STYLE.body}>
        <div style={STYLE.page} dir={direction}>
          <h1 style={STYLE.summary}>{heading}</h1>
          {children}
          <p class="footer" style={STYLE.footer}>
            {words.footer}
          </p>
        </div>
      </body>
    </html>
  );
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
        {[{ label: letter.linkText, address: letter.link }, ...letter.answers].map(
          ({ label, address }, index) => (
            <span key={label}>
              {index > 0 && ' · '}
              <a class="link" style={STYLE.link} href={address}>
                {label}
              </a>
            </span>
          ),
        )}
      </p>
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
