// What is being written, what is pending and what was sent.

import type { Draft } from '../lib/draft';
import { discardDraft } from '../lib/drafts';
import { shortcutName, text } from '../lib/i18n';
import { announceChange } from '../lib/outbox/changes';
import { CorrectionCard, StoryLine } from './CorrectionCard';
import { Hint } from './Hint';
import { Quotation } from './Quotation';
import type { Outbox } from './useCorrections';

interface Props {
  /** Absent until it was read. */
  readonly outbox: Outbox | undefined;
  readonly onContinue: (draft: Draft) => void;
}

export function CorrectionList({ outbox, onContinue }: Props) {
  if (outbox === undefined) return null;
  const { corrections, drafts } = outbox;
  if (corrections.length === 0 && drafts.length === 0) {
    return <Hint title={text('listEmpty')} hint={text('nothingHighlightedHint', shortcutName())} />;
  }
  return (
    <ul class="list">
      {drafts.map((draft) => (
        <DraftCard key={draft.id} draft={draft} onContinue={onContinue} />
      ))}
      {corrections.map((correction) => (
        <CorrectionCard key={correction.id} correction={correction} />
      ))}
    </ul>
  );
}

function DraftCard({ draft, onContinue }: { draft: Draft; onContinue: (draft: Draft) => void }) {
  const { page, passage } = draft;
  return (
    <li class="card">
      <p class="state">{text('stateDraft')}</p>
      {passage && <Quotation page={page} passage={passage} replacement={draft.replacement} />}
      <StoryLine page={page} />
      <div class="card-actions">
        <button type="button" onClick={() => onContinue(draft)}>
          {text('actionContinue')}
        </button>
        <button type="button" onClick={() => void discardDraft(draft).then(announceChange)}>
          {text('actionDiscard')}
        </button>
      </div>
    </li>
  );
}
