// The letter about one correction as HTML. It has the same content as the plain text, and shows the change at a glance.

import type { ComponentChildren } from 'preact';
import { render } from 'preact-render-to-string';
import type { Letter } from '../../lib/letter/letter';
import { fill, type LetterLanguage, type Words } from '../../lib/letter/words';
import { Buttons, Part, PlainLink, Prose, Quoted, ToPaste } from './html-parts';
import { DARK, STYLE } from './html-style';

/**
 * Returns the HTML of the letter.
 *
 * @param pageLanguage BCP 47 tag of the story.
 */
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
          <Actions {...props} />
          <Facts {...props} />
          <ReaderNote {...props} />
          {letter.replaces && <p style={STYLE.note}>{words.replaces}</p>}
          <p class="footer" style={STYLE.footer}>
            {words.footer}
            {letter.data !== undefined && (
              <>
                <br />
                <a class="link" style={STYLE.link} href={letter.data}>
                  {words.data}
                </a>
              </>
            )}
          </p>
        </div>
      </body>
    </html>
  );
}

/** The change and the reason for it. The summary comes first, because lists of messages show the first words. */
function Change({ letter, words, direction, pageLanguage }: LetterProps) {
  const { summary, kind, translated, sentence, picture, comment, evidence, corrected, news, others } = letter;
  return (
    <>
      {news?.map((line) => (
        <p key={line} class="kind" style={STYLE.kind}>
          {line}
        </p>
      ))}
      <h1 style={STYLE.summary}>{summary}</h1>
      <p class="kind" style={STYLE.kind}>
        {kind}
      </p>
      {translated !== undefined && <p style={STYLE.note}>{translated}</p>}
      {sentence !== undefined && (
        <Part label={words.sentence}>
          <Quoted parts={sentence} language={pageLanguage} direction={direction} />
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
          <Prose text={comment} />
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
            <div key={voice} style={STYLE.voice}>
              <Prose text={voice} />
            </div>
          ))}
        </Part>
      )}
      {corrected !== undefined && (
        <Part label={words.paste}>
          <ToPaste text={corrected} language={pageLanguage} />
        </Part>
      )}
      {letter.isCut && <p style={STYLE.note}>{words.cut}</p>}
    </>
  );
}

/** The links to the story, to the CMS and to the verdict page. */
function Actions({ letter, words }: LetterProps) {
  const { link, linkText, cmsLink, answers } = letter;
  return (
    <>
      <div style={STYLE.row}>
        <Buttons
          buttons={[
            { label: linkText, address: link, isFirst: true },
            ...(cmsLink === undefined ? [] : [{ label: words.cms, address: cmsLink }]),
          ]}
        />
      </div>
      {answers.length > 0 && (
        <Part label={words.answer}>
          <Buttons buttons={answers} />
        </Part>
      )}
    </>
  );
}

function Facts({ letter, words }: LetterProps) {
  const label = (name: string) => fill(words.label, { name });
  return (
    <div class="facts" style={STYLE.facts}>
      <Fact name={label(words.address)}>
        <PlainLink address={letter.address} />
      </Fact>
      {letter.facts.map(({ name, value }) => (
        <Fact key={name} name={label(name)}>
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
        {name}{' '}
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
        {fill(words.label, { name: words.reader })}{' '}
      </span>
      <bdi>{name ?? email ?? words.anonymous}</bdi>
      {name !== undefined && email !== undefined && (
        <>
          {' '}
          <bdi>{`<${email}>`}</bdi>
        </>
      )}
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
