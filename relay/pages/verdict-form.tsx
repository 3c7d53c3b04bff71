// The form in which editors give their verdict. Its button stays at the bottom of the window, so that it has the focus as soon as the
// page opens, and the page still shows the change first. While the editor writes a note, the button is below the form: browsers bring the
// caret to the bottom of the window, where it would be behind the button.

import { fill } from '../../lib/letter/words';
import { ANSWERS, type Answer, REASONS } from '../domain/verdict';
import type { VerdictWords } from '../words/words';

interface VerdictFormProps {
  readonly words: VerdictWords;
  /** The address to which the form is sent. */
  readonly action?: string;
  /** The verdict that the link selects. */
  readonly ready?: Answer['answer'] | undefined;
  readonly problem?: 'noAnswer';
}

export function VerdictForm(props: VerdictFormProps) {
  const { words, action, ready } = props;
  return (
    <>
      <form id="verdict" method="post" action={action}>
        <Answers {...props} />
        <label class="reason">
          {words.reason}
          <select name="reason" aria-describedby="reason-hint">
            <option value="">{words['reason.none']}</option>
            {REASONS.map((reason) => (
              <option key={reason} value={reason}>
                {words[`reason.${reason}`]}
              </option>
            ))}
          </select>
          <span id="reason-hint" class="quiet">
            {words.reasonHint}
          </span>
        </label>
        <label>
          {words.note}
          <textarea name="note" rows={3} maxLength={500} dir="auto" aria-describedby="note-hint" />
        </label>
        <p id="note-hint" class="quiet">
          {words.noteHint}
        </p>
        <label class="choice">
          <input type="checkbox" name="thank" value="yes" checked={ready !== 'declined'} />
          <span>{fill(words.thank, { thanks: words.thanks })}</span>
        </label>
      </form>
      <div class="bar">
        <p id="selected">
          {ANSWERS.map((answer) => (
            <span key={answer} class={answer}>
              {words[answer]}
            </span>
          ))}
        </p>
        <button type="submit" form="verdict" aria-describedby="selected" autofocus={ready !== undefined}>
          {words.send}
        </button>
      </div>
    </>
  );
}

function Answers({ words, ready, problem }: VerdictFormProps) {
  return (
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
  );
}
