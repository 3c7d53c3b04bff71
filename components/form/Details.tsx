// What goes with the correction: kind, comment, source, and the reader's name and e-mail. Each is folded into a button until the
// reader wants it.

import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { KINDS, type Kind } from '../../lib/correction/content';
import type { Draft, DraftField } from '../../lib/draft/draft';
import { type MessageName, text } from '../../lib/i18n/i18n';
import type { Detail } from '../../lib/settings/settings';
import { Field } from '../shared/Field';
import { useUnfolded } from './useUnfolded';

interface DetailsProps {
  readonly draft: Draft;
  readonly problemOf: (field: DraftField) => string | undefined;
  readonly onChange: <Name extends DraftField>(field: Name, value: Draft[Name]) => void;
  /** What follows the reader's name and e-mail, once it has loaded. */
  readonly remember: ComponentChildren;
}

/** The fields of each part. */
const FIELDS: Readonly<Record<Detail, readonly DraftField[]>> = {
  kind: ['kind'],
  comment: ['comment'],
  source: ['evidence'],
  reader: ['name', 'email'],
};

export function Details({ draft, problemOf, onChange, remember }: DetailsProps) {
  const [unfolded, setUnfolded] = useUnfolded([
    ...(draft.comment === '' ? [] : (['comment'] as const)),
    ...(draft.evidence === '' ? [] : (['source'] as const)),
  ]);
  /** The part that the reader has just unfolded: it gets the focus. */
  const opened = useRef<Detail | undefined>(undefined);
  const parts = useRef<HTMLDivElement>(null);
  // If no wording is proposed, the comment is all that there is to say.
  const isCommentAsked = draft.passage === undefined;
  const isOpen = (detail: Detail) =>
    unfolded.includes(detail) || FIELDS[detail].some((field) => problemOf(field) !== undefined);
  const toggle = (detail: Detail) => {
    const opens = !isOpen(detail);
    opened.current = opens ? detail : undefined;
    setUnfolded(detail, opens);
  };

  useLayoutEffect(() => {
    if (opened.current === undefined) return;
    const part = parts.current?.querySelector(`#detail-${opened.current}`);
    const first = part?.querySelector('input:checked') ?? part?.querySelector('textarea, input');
    if (first instanceof HTMLElement) first.focus();
    opened.current = undefined;
  }, [unfolded]);

  /** @param isFilled whether the part contains something: this is seen while it is folded, too. */
  const chip = (detail: Detail, label: string, isFilled: boolean) => (
    <button
      type="button"
      class={isFilled ? 'chip filled' : 'chip'}
      data-detail={detail}
      aria-expanded={isOpen(detail)}
      aria-controls={isOpen(detail) ? `detail-${detail}` : undefined}
      onClick={() => toggle(detail)}
    >
      {detail === 'kind' && <span class="unseen">{text('kind')} </span>}
      {label}
    </button>
  );
  const comment = (
    <Field label={text('comment')} problem={problemOf('comment')}>
      {(attributes) => (
        <textarea
          {...attributes}
          dir={draft.comment === '' ? undefined : 'auto'} // an empty field has the direction of the interface
          rows={isCommentAsked ? 3 : 1}
          required={isCommentAsked}
          value={draft.comment}
          onInput={(event) => onChange('comment', event.currentTarget.value)}
        />
      )}
    </Field>
  );
  return (
    <div class="details" ref={parts}>
      {isCommentAsked && comment}
      <div class="chips">
        {chip('kind', text(KIND_NAMES[draft.kind]), true)}
        {!isCommentAsked && chip('comment', text('comment'), draft.comment !== '')}
        {chip('source', text('source'), draft.evidence !== '')}
        {chip('reader', readerLabel(draft), draft.name + draft.email !== '')}
      </div>
      {isOpen('kind') && <KindField kind={draft.kind} onChange={(kind) => onChange('kind', kind)} />}
      {!isCommentAsked && isOpen('comment') && <div id="detail-comment">{comment}</div>}
      {isOpen('source') && (
        <div id="detail-source">
          <Field label={text('source')} problem={problemOf('evidence')}>
            {(attributes) => (
              <input
                {...attributes}
                type="url"
                placeholder={text('sourcePlaceholder')}
                value={draft.evidence}
                onInput={(event) => onChange('evidence', event.currentTarget.value)}
              />
            )}
          </Field>
        </div>
      )}
      {isOpen('reader') && <ReaderFields {...{ draft, problemOf, onChange, remember }} />}
    </div>
  );
}

/** Returns the name of the button: the reader’s name or e-mail, if one is known. */
function readerLabel({ name, email }: Draft): string {
  const known = name.trim() || email.trim();
  return known === '' ? text('yourName') : text('asName', known);
}

const KIND_NAMES: Readonly<Record<Kind, MessageName>> = {
  typo: 'kindTypo',
  fact: 'kindFact',
  clarification: 'kindClarification',
  link: 'kindLink',
  other: 'kindOther',
};

/** Radio buttons for the kind. The arrow keys work, and so do the digits from 1, in the order of `KINDS`. */
function KindField({ kind, onChange }: { kind: Kind; onChange: (kind: Kind) => void }) {
  return (
    <div
      id="detail-kind"
      class="kinds"
      role="radiogroup"
      aria-label={text('kind')}
      onKeyDown={(event) => {
        const chosen = KINDS[Number(event.key) - 1];
        if (chosen === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
        event.preventDefault();
        onChange(chosen);
        event.currentTarget.querySelector<HTMLElement>(`[value="${chosen}"]`)?.focus();
      }}
    >
      {KINDS.map((one) => (
        <label key={one} class="kind">
          <input type="radio" name="kind" value={one} checked={one === kind} onChange={() => onChange(one)} />
          <span>{text(KIND_NAMES[one])}</span>
        </label>
      ))}
    </div>
  );
}

function ReaderFields({ draft, problemOf, onChange, remember }: DetailsProps) {
  return (
    <div id="detail-reader" class="pair">
      <Field label={text('yourName')} problem={problemOf('name')}>
        {(attributes) => (
          <input
            {...attributes}
            autocomplete="name"
            dir={draft.name === '' ? undefined : 'auto'}
            value={draft.name}
            onInput={(event) => onChange('name', event.currentTarget.value)}
          />
        )}
      </Field>
      <Field label={text('yourEmail')} problem={problemOf('email')}>
        {(attributes) => (
          <input
            {...attributes}
            type="email"
            autocomplete="email"
            value={draft.email}
            onInput={(event) => onChange('email', event.currentTarget.value)}
          />
        )}
      </Field>
      {remember}
    </div>
  );
}
