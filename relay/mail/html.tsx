// The letter as HTML: what the plain text says, with the change to be seen at a glance.

import type { ComponentChildren } from 'preact';
import { render } from 'preact-render-to-string';
import type { DiffPart } from '../../lib/correction/diff';
import type { Letter } from '../../lib/letter/letter';
import type { LetterLanguage, Words } from '../../lib/letter/words';
import { DARK, STYLE } from './html-style';

/** @param pageLanguage BCP 47 tag of the story. */
export function htmlLetter(
  letter: Letter,
  { words, direction }: LetterLanguage,
  pageLanguage?: string,
): string {
  const props = { letter, words, direction, pageLanguage };
  return `<!DOCTYPE html>${render(<LetterPage {...props} />)}`;
}

interface LetterProps {
  readonly letter: Letter;
  readonly words: Words;
  readonly direction: LetterLanguage['direction'];
  readonly pageLanguage: string | undefined;
}

function LetterPage(props: LetterProps) {
  const { letter, words, direction } = props;
  return (
    <html lang={letter.language} dir={direction}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <style>{DARK}</style>
      </head>
      <body class="body" style={STYLE.body}>
        <div style={STYLE.page} dir={direction}>
          <Change {...props} />
          <p style={STYLE.action}>
            <a class="button" style={STYLE.button} href={letter.link}>
              {letter.linkText}
            </a>
          </p>
          {letter.answers.length > 0 && (
            <>
              <p class="label" style={STYLE.label}>
                {words.answer}
              </p>
              <p style={STYLE.answers}>
                {letter.answers.map(({ label, address }) => (
                  <a key={label} class="answer" style={STYLE.answer} href={address}>
                    {label}
                  </a>
                ))}
              </p>
            </>
          )}
          <Facts {...props} />
          <ReaderNote {...props} />
          {letter.replaces && <p style={STYLE.note}>{words.replaces}</p>}
          <p class="footer" style={STYLE.footer}>
            {words.footer}
          </p>
        </div>
      </body>
    </html>
  );
}

/** What stands there, what should, and why. The summary comes first: inbox lists show the first words of a letter. */
function Change({ letter, words, pageLanguage }: LetterProps) {
  const { summary, kind, sentence, picture, comment, evidence, news, others } = letter;
  return (
    <>
      {news?.map((line) => (
        <p key={line} class="kind" style={STYLE.kind}>
          {line}
        </p>
      ))}
      <h1 style={STYLE.summary} dir="auto">
        {summary}
      </h1>
      <p class="kind" style={STYLE.kind}>
        {kind}
      </p>
      {sentence !== undefined && (
        <Part label={words.sentence}>
          <p class="sentence" style={STYLE.sentence} lang={pageLanguage} dir="auto">
            {sentence.map(markedText)}
          </p>
        </Part>
      )}
      {picture !== undefined && (
        <Part label={words.picture}>
          <p style={STYLE.prose}>
            <PlainLink address={picture} />
          </p>
        </Part>
      )}
      {comment !== undefined && (
        <Part label={words.comment}>
          <p style={STYLE.prose} dir="auto">
            {comment}
          </p>
        </Part>
      )}
      {evidence !== undefined && (
        <Part label={words.evidence}>
          <p style={STYLE.prose}>
            <PlainLink address={evidence} />
          </p>
        </Part>
      )}
      {others !== undefined && (
        <Part label={others.label}>
          {others.voices.map((voice) => (
            <p key={voice} style={STYLE.voice} dir="auto">
              {voice}
            </p>
          ))}
        </Part>
      )}
    </>
  );
}

function Part({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    <>
      <p class="label" style={STYLE.label}>
        {label}
      </p>
      {children}
    </>
  );
}

/** Struck or underlined as well as coloured: not everyone sees the colours. */
function markedText({ change, text }: DiffPart) {
  if (change === 'same') return text;
  const Mark = change === 'removed' ? 'del' : 'ins';
  return (
    <Mark class={Mark} style={STYLE[Mark]}>
      {text}
    </Mark>
  );
}

/** A link whose text is its address: an editor sees where it leads before following it. */
function PlainLink({ address }: { address: string }) {
  return (
    <a class="link" style={STYLE.link} href={address} dir="ltr">
      {address}
    </a>
  );
}

function Facts({ letter, words }: LetterProps) {
  return (
    <div class="facts" style={STYLE.facts}>
      <Fact name={words.address}>
        <PlainLink address={letter.address} />
      </Fact>
      {letter.facts.map(({ name, value }) => (
        <Fact key={name} name={name}>
          <bdi>{value}</bdi>
        </Fact>
      ))}
    </div>
  );
}

function Fact({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <p style={STYLE.fact}>
      <span class="name" style={STYLE.name}>
        {name}:{' '}
      </span>
      {children}
    </p>
  );
}

function ReaderNote({ letter, words }: LetterProps) {
  const { name, email } = letter.reader;
  return (
    <p style={STYLE.note}>
      <span class="name" style={STYLE.name}>
        {words.reader}:{' '}
      </span>
      <bdi>{name ?? email ?? words.anonymous}</bdi>
      {name !== undefined && email !== undefined && ` <${email}>`}
      {email !== undefined && (
        <>
          <br />
          <span class="name" style={STYLE.name}>
            {words.replyTo}
          </span>
        </>
      )}
    </p>
  );
}
