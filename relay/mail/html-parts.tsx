// What HTML letters are made of. Tables where Outlook draws nothing else as it is meant, see `html-style.ts`.

import type { ComponentChildren } from 'preact';
import { Fragment } from 'preact';
import { shorten } from '../../lib/correction/cut';
import type { DiffPart } from '../../lib/correction/diff';
import type { LetterLanguage } from '../../lib/letter/words';
import { barStyle, type MailStyle, STYLE } from './html-style';

type Direction = LetterLanguage['direction'];

/** A label with what it is of below. */
export function Part({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    <>
      <p class="label" style={STYLE.label}>
        {label}
      </p>
      {children}
    </>
  );
}

/** A cell with a border: a table of its own. */
function Framed({
  class: name,
  style,
  children,
}: {
  class: string;
  style: MailStyle;
  children: ComponentChildren;
}) {
  return (
    <table role="presentation" width="100%" cellpadding="0" cellspacing="0">
      <tbody>
        <tr>
          <td class={name} style={style}>
            {children}
          </td>
        </tr>
      </tbody>
    </table>
  );
}

/** The story's own words, with a bar where its lines begin. */
export function Quoted({
  parts,
  language,
  direction,
}: {
  parts: readonly DiffPart[];
  language: string | undefined;
  direction: Direction;
}) {
  return (
    <Framed class="bar" style={barStyle(direction)}>
      <p class="sentence" style={STYLE.sentence} lang={language} dir="auto">
        {parts.map(markedText)}
      </p>
    </Framed>
  );
}

/** Text to be taken as it stands: a click takes all of it where the mail program lets it. */
export function ToPaste({ text, language }: { text: string; language: string | undefined }) {
  return (
    <Framed class="box" style={STYLE.box}>
      <p class="paste" style={STYLE.sentence} lang={language} dir="auto">
        <Lines text={text} />
      </p>
    </Framed>
  );
}

/** What a reader wrote, in the lines that it was written in. */
export function Prose({ text }: { text: string }) {
  return (
    <p style={STYLE.prose} dir="auto">
      <Lines text={text} />
    </p>
  );
}

/** Line breaks as elements: Word and others know no `white-space`. */
function Lines({ text }: { text: string }) {
  return (
    <>
      {text.split('\n').map((line, index) => (
        <Fragment key={index}>
          {index > 0 && <br />}
          {line}
        </Fragment>
      ))}
    </>
  );
}

/** Its last letter would be written together with the first one of the next mark. */
const JOINING_END = /\p{Script=Arabic}$/u;
const ZERO_WIDTH_NON_JOINER = '\u200c';

/** Struck or underlined as well as coloured: not everyone sees the colours. */
function markedText({ change, text }: DiffPart) {
  if (change === 'same') return <Lines text={text} />;
  const Mark = change === 'removed' ? 'del' : 'ins';
  return (
    <>
      <Mark class={Mark} style={STYLE[Mark]}>
        <Lines text={text} />
      </Mark>
      {JOINING_END.test(text) && ZERO_WIDTH_NON_JOINER}
    </>
  );
}

interface Button {
  readonly label: string;
  readonly address: string;
  /** The first thing to do; the others are drawn lighter. */
  readonly isFirst?: boolean;
}

/** Buttons that stand in a row where there is room for it. */
export function Buttons({ buttons }: { buttons: readonly Button[] }) {
  return (
    <>
      {buttons.map(({ label, address, isFirst = false }) => (
        <table key={label} role="presentation" cellpadding="0" cellspacing="0" style={STYLE.buttonTable}>
          <tbody>
            <tr>
              <td class={isFirst ? 'first' : 'second'} style={isFirst ? STYLE.first : STYLE.second}>
                <a style={isFirst ? STYLE.firstLink : STYLE.secondLink} href={address}>
                  {label}
                </a>
              </td>
              <td style={STYLE.gap} />
            </tr>
          </tbody>
        </table>
      ))}
    </>
  );
}

/** Of an address; `&` takes five characters in HTML. */
const MAX_SHOWN = 300;

/** A link whose text is its address: an editor sees where it leads before following it. */
export function PlainLink({ address }: { address: string }) {
  return (
    <a class="link" style={STYLE.link} href={address} dir="ltr">
      {shorten(address, MAX_SHOWN)}
    </a>
  );
}
