// The components of HTML letters. Some are tables, because Outlook renders nothing else correctly; see `html-style.ts`.

import type { ComponentChildren } from 'preact';
import { Fragment } from 'preact';
import { shorten } from '../../lib/correction/cut';
import type { DiffPart } from '../../lib/correction/diff';
import type { LetterLanguage } from '../../lib/letter/words';
import { barStyle, type MailStyle, STYLE } from './html-style';

type Direction = LetterLanguage['direction'];

/** A label above its content. */
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

/** A cell with a border, in a separate table. */
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

/** Text quoted from the story, with a bar at the start of the lines. */
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

/** Text to copy. A click selects all of it if the mail program supports that. */
export function ToPaste({ text, language }: { text: string; language: string | undefined }) {
  return (
    <Framed class="box" style={STYLE.box}>
      <p class="paste" style={STYLE.sentence} lang={language} dir="auto">
        <Lines text={text} />
      </p>
    </Framed>
  );
}

/** A reader's text, with its line breaks. */
export function Prose({ text }: { text: string }) {
  return (
    <p style={STYLE.prose} dir="auto">
      <Lines text={text} />
    </p>
  );
}

/** Line breaks as elements, because Word and others do not support `white-space`. */
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

/** Text that ends with a letter that would join the first letter of the next mark. */
const JOINING_END = /\p{Script=Arabic}$/u;
const ZERO_WIDTH_NON_JOINER = '\u200c';

/** Marks the change by strike-through or underline as well as by colour, because not everyone can see the colours. */
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
  /** Whether it is the main action. The other buttons are lighter. */
  readonly isFirst?: boolean;
}

/** Buttons, in a row if there is room. */
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

/** Maximum length of an address that a letter shows, in characters. Each `&` takes five characters in HTML. */
const MAX_SHOWN = 300;

/** A link that shows its address, so that an editor sees where it leads. */
export function PlainLink({ address }: { address: string }) {
  return (
    <a class="link" style={STYLE.link} href={address} dir="ltr">
      {shorten(address, MAX_SHOWN)}
    </a>
  );
}
