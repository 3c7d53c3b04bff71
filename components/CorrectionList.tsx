// What is being written, what is pending and what was sent.

import type { Draft } from '../lib/draft';
import { discardDraft } from '../lib/drafts';
import { shortcutName, text } from '../lib/i18n';
import { announceChange } from '../lib/outbox/changes';
import { CorrectionCard, StoryLine } from './CorrectionCard';
import { Hint } from './Hint';
import { Subject } from './Subject';
import { useCorrections } from './useCorrections';

interface Props {
  readonly onContinue: (draft: Draft) => void;
  /** What the reader asked for could not be done. */
  readonly onFailure: (error: unknown) => void;
}

export function CorrectionList({ onContinue, onFailure }: Props) {
  const outbox = useCorrections();
  if (outbox === 'loading') return null;
  if (outbox === 'unreadable') return <Hint title={text('failed')} hint={text('failedHint')} />;
  const { corrections, drafts } = outbox;
  if (corrections.length === 0 && drafts.length === 0) {
    return <Hint title={text('listEmpty')} hint={text('nothingHighlightedHint', shortcutName())} />;
  }
  return (
    <ul class="list">
      {drafts.map((draft) => (
        <DraftCard key={draft.id} draft={draft} onContinue={onContinue} onFailure={onFailure} />
      ))}
      {corrections.map((correction) => (
        <CorrectionCard key={correction.id} correction={correction} onFailure={onFailure} />
      ))}
    </ul>
  );
}

function DraftCard({ draft, onContinue, onFailure }: Props & { readonly draft: Draft }) {
  const { page, passage, comment } = draft;
  return (
    <li class="card">
      <p class="state">{text('stateDraft')}</p>
      <Subject of={draft} replacement={draft.replacement} />
      {passage === undefined && comment !== '' && (
        <p class="card-comment" dir="auto">
          {comment}
        </p>
      )}
      <StoryLine page={page} />
      <div class="buttons">
        <button type="button" onClick={() => onContinue(draft)}>
          {text('actionContinue')}
        </button>
        <button type="button" onClick={() => void discardDraft(draft).then(announceChange).catch(onFailure)}>
          {text('actionDiscard')}
        </button>
      </div>
    </li>
  );
}
