// The page on which editors answer: the correction, and a form with the chosen answer ready. It works without scripts.

import { render } from 'preact-render-to-string';
import type { DiffPart } from '../../lib/correction/diff';
import type { Letter } from '../../lib/letter/letter';
import type { LetterLanguage, Words } from '../../lib/letter/words';
import type { VerdictRow } from '../store/schema';
import { ANSWERS, type Answer, REASONS } from './answers';
import { handledAt, type VerdictWords } from './words';

export interface VerdictPage {
  readonly words: VerdictWords;
  readonly direction: LetterLanguage['direction'];
  /** Absent where the link is not valid. */
  readonly letter?: Letter;
  readonly letterWords?: Words;
  readonly pageLanguage?: string | undefined;
  /** Where the form goes. */
  readonly action?: string;
  readonly verdict?: VerdictRow | undefined;
  /** The link can still give an answer. */
  readonly isOpen?: boolean;
  /** The answer that the link was for. */
  readonly ready?: Answer['answer'] | undefined;
  readonly problem?: 'noAnswer';
  readonly notice?: 'done' | 'changeMailed' | 'changeFailed';
}

export function verdictPage(page: VerdictPage): string {
  return `<!DOCTYPE html>${render(<Page {...page} />)}`;
}

function Page(page: VerdictPage) {
  const { words, direction, letter } = page;
  return (
    <html lang={letter?.language ?? 'en'} dir={direction}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta name="color-scheme" content="light dark" />
        <title>{words.title}</title>
        <style>{PAGE_STYLE}</style>
      </head>
      <body>
        <main>
          {letter === undefined ? (
            <>
              <h1>{words.expired}</h1>
              <p>{words.expiredHint}</p>
            </>
          ) : (
            <Correction {...page} letter={letter} />
          )}
        </main>
      </body>
    </html>
  );
}

function Correction(page: VerdictPage & { readonly letter: Letter }) {
  const { letter, words, pageLanguage, notice, isOpen, verdict } = page;
  return (
    <>
      <p class="quiet">
        {words.title}: <bdi>{letter.kind}</bdi>
      </p>
      <h1 dir="auto">{letter.summary}</h1>
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
      <p>
        <a href={letter.link} rel="noreferrer">
          {words.open}
        </a>
      </p>
      {notice !== undefined && (
        <p class="notice" role="status">
          {words[notice]}
        </p>
      )}
      {isOpen ? (
        <Form {...page} />
      ) : (
        verdict && notice === undefined && <Handled {...page} verdict={verdict} />
      )}
    </>
  );
}

function Form({ words, action, ready, problem }: VerdictPage) {
  return (
    <form method="post" action={action}>
      <fieldset>
        <legend>{words.question}</legend>
        {problem !== undefined && (
          <p class="problem" role="alert">
            {words[problem]}
          </p>
        )}
        {ANSWERS.map((answer) => (
          <label key={answer} class="choice">
            <input type="radio" name="answer" value={answer} required checked={answer === ready} />
            <span>{words[answer]}</span>
          </label>
        ))}
      </fieldset>
      <label class="reason">
        {words.reason}
        <select name="reason">
          <option value="">{words['reason.none']}</option>
          {REASONS.map((reason) => (
            <option key={reason} value={reason}>
              {words[`reason.${reason}`]}
            </option>
          ))}
        </select>
      </label>
      <label>
        {words.note}
        <textarea name="note" rows={3} maxLength={500} dir="auto" aria-describedby="note-hint" />
      </label>
      <p id="note-hint" class="quiet">
        {words.noteHint}
      </p>
      <button type="submit" autofocus={ready !== undefined}>
        {words.send}
      </button>
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

/** Its hash stands in the page's Content-Security-Policy. It holds no character that HTML would escape. */
export const PAGE_STYLE = `
:root {
  color-scheme: light dark;
  --paper: light-dark(#ffffff, #15171c);
  --ink: light-dark(#1b1f27, #e7e8eb);
  --quiet: light-dark(#5d6472, #9aa1ae);
  --line: light-dark(#c9cdd5, #4a4f5a);
  --accent: light-dark(#23447e, #9db9f2);
  --on-accent: light-dark(#ffffff, #10182a);
  --removed: light-dark(#fde4e1, #4d1f1b);
  --added: light-dark(#daf2de, #163d22);
  --problem: light-dark(#a5190d, #ffaea5);
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/24px system-ui, sans-serif; overflow-wrap: anywhere; }
main { display: grid; gap: 16px; width: min(600px, 100% - 40px); margin: 0 auto; padding: 40px 0 64px; }
p, h1, blockquote, fieldset { margin: 0; }
h1 { font-size: 24px; line-height: 32px; }
blockquote { padding-inline-start: 16px; border-inline-start: 3px solid var(--accent); font: 19px/30px ui-serif, Georgia, serif; white-space: pre-wrap; }
del { background: var(--removed); text-decoration: line-through; }
ins { background: var(--added); text-decoration: underline; text-underline-offset: 3px; }
.comment { white-space: pre-wrap; }
.quiet { color: var(--quiet); font-size: 14px; line-height: 20px; }
.notice { padding: 12px 16px; border: 1px solid var(--line); border-radius: 8px; font-weight: 600; }
.problem { color: var(--problem); }
a { color: var(--accent); }
form { display: grid; gap: 12px; margin-top: 8px; padding-top: 24px; border-top: 1px solid var(--line); }
fieldset { display: grid; gap: 8px; padding: 0; border: 0; }
legend { margin-bottom: 8px; padding: 0; font-size: 18px; font-weight: 600; }
label { display: grid; gap: 4px; }
.choice { grid-template-columns: 20px 1fr; align-items: center; gap: 8px; min-height: 32px; }
.choice input { width: 18px; height: 18px; margin: 0; accent-color: var(--accent); }
.reason { display: none; }
form:has([value=declined]:checked) .reason { display: grid; }
select, textarea { width: 100%; padding: 8px 10px; border: 1px solid var(--quiet); border-radius: 8px; background: transparent; color: inherit; font: inherit; }
select option { color: #1b1f27; background: #ffffff; }
button { justify-self: start; padding: 10px 20px; border: 0; border-radius: 8px; background: var(--accent); color: var(--on-accent); font: inherit; font-weight: 600; cursor: pointer; }
button.second { border: 1px solid var(--quiet); background: transparent; color: inherit; font-weight: 400; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
`;
