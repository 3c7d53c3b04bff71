// The tab "Corrections": drafts, waiting corrections and sent corrections. Loaded when the reader opens the tab.

import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Correction } from '../../lib/correction/correction';
import { diffWords } from '../../lib/correction/diff';
import type { CorrectionId } from '../../lib/correction/id';
import type { Draft } from '../../lib/draft/draft';
import { shortcutName, text } from '../../lib/i18n/i18n';
import { type CorrectionFilter, matchesFilter, showsAll } from '../../lib/list/search';
import { followOutbox, type Outbox } from '../../lib/list/watch';
import { discardDraft, discardUnreadable } from '../../lib/outbox/discard';
import type { Unreadable } from '../../lib/outbox/quarantine';
import type { JustSent } from '../form/lazy/send-draft';
import { ExportButton } from '../shared/ExportButton';
import { Hint } from '../shared/Hint';
import { OptionsLink } from '../shared/OptionsLink';
import { ListStoreNote } from '../shared/StoreNote';
import { Subject } from '../shared/Subject';
import { CheckCorrections } from './CheckCorrections';
import { JointLetters } from './JointLetters';
import { ListFilter } from './ListFilter';
import { NewsNote, useNews } from './NewsNote';
import { Stories } from './Stories';
import { StoryLink } from './StoryLink';
import { ForgottenNote, SentNote } from './UndoNotes';

interface CorrectionsTabProps extends CorrectionListProps {
  /** The correction that was just sent, until the reader leaves the list. */
  readonly sent: JustSent | undefined;
}

/** The list, below a note about the correction that was just sent. */
export function CorrectionsTab({ sent, onEdit, onFailure, onContinue }: CorrectionsTabProps) {
  return (
    <>
      {sent !== undefined && (
        <SentNote key={sent.correction} sent={sent} onEdit={onEdit} onFailure={onFailure} />
      )}
      <CorrectionList onContinue={onContinue} onEdit={onEdit} onFailure={onFailure} />
    </>
  );
}

interface CorrectionListProps {
  readonly onContinue: (draft: Draft) => void;
  readonly onEdit: (draft: CorrectionId) => void;
  /** Called when an action failed. */
  readonly onFailure: (error: unknown) => void;
}

function CorrectionList({ onContinue, onEdit, onFailure }: CorrectionListProps) {
  const [filter, setFilter] = useState<CorrectionFilter>({ words: '' });
  const [outbox, setOutbox] = useState<Outbox>();
  /** The correction that was deleted last. */
  const [forgotten, setForgotten] = useState<Correction>();
  useEffect(() => followOutbox(setOutbox), []);
  const all = outbox?.corrections;
  const news = useNews(all);
  const failures = all?.filter(({ id, status }) => news.has(id) && status.state === 'failed').length ?? 0;
  const corrections = useMemo(
    () => all?.filter((correction) => matchesFilter(correction, filter)) ?? [],
    [all, filter],
  );
  if (outbox === undefined) return null;
  const undoNote = forgotten && (
    <ForgottenNote
      key={forgotten.id}
      correction={forgotten}
      onRestored={() => setForgotten(undefined)}
      onFailure={onFailure}
    />
  );
  const { isWhole, drafts, unreadable, problem } = outbox;
  if (isEmpty(outbox)) {
    return (
      <>
        <Hint title={text('listEmpty')} hint={text('nothingHighlightedHint', shortcutName())} />
        {undoNote}
        <p class="list-foot">
          <a href="/welcome.html" target="_blank" rel="noopener">
            {text('practise')}
          </a>
          <OptionsLink />
        </p>
      </>
    );
  }
  const isUnfiltered = showsAll(filter);
  return (
    <>
      {news.size > 0 && (
        <NewsNote verdicts={news.size - failures} failures={failures} onFailure={onFailure} />
      )}
      {problem !== undefined && <ListStoreNote problem={problem} />}
      {(corrections.length >= MIN_FOR_SEARCH || !isUnfiltered) && (
        <ListFilter filter={filter} onChange={setFilter} />
      )}
      {isUnfiltered && unreadable.length + drafts.length > 0 && (
        <ul class="list">
          {unreadable.map((entry) => (
            <UnreadableCard key={entry.key} entry={entry} onFailure={onFailure} />
          ))}
          {drafts.map((draft) => (
            <DraftCard key={draft.id} draft={draft} onContinue={onContinue} onFailure={onFailure} />
          ))}
        </ul>
      )}
      <JointLetters corrections={outbox.corrections} onFailure={onFailure} />
      <Stories
        corrections={corrections}
        news={news}
        onEdit={onEdit}
        onForgotten={setForgotten}
        onFailure={onFailure}
      />
      {!isUnfiltered && isWhole && corrections.length === 0 && <p class="quiet">{text('nothingFound')}</p>}
      <div class="buttons list-end">
        <CheckCorrections corrections={corrections} onFailure={onFailure} />
        <ExportButton onFailure={onFailure} />
        <OptionsLink />
      </div>
      {undoNote}
    </>
  );
}

/** Minimum number of corrections for which the search field is shown. */
const MIN_FOR_SEARCH = 6;

/** Whether there is nothing to show, with any filter. */
function isEmpty({ corrections, isWhole, drafts, unreadable, problem }: Outbox): boolean {
  return isWhole && problem === undefined && corrections.length + drafts.length + unreadable.length === 0;
}

function UnreadableCard({
  entry,
  onFailure,
}: { readonly entry: Unreadable } & Pick<CorrectionListProps, 'onFailure'>) {
  return (
    <li class="card">
      <p class="note problem">{text('unreadableEntry')}</p>
      <div class="buttons">
        <button type="button" onClick={() => void discardUnreadable(entry.key).catch(onFailure)}>
          {text('actionDelete')}
        </button>
      </div>
    </li>
  );
}

function DraftCard({
  draft,
  onContinue,
  onFailure,
}: Omit<CorrectionListProps, 'onEdit'> & { readonly draft: Draft }) {
  const { page, passage, comment } = draft;
  return (
    <li class="card">
      <p class="state">{text('stateDraft')}</p>
      <Subject of={draft} replacement={draft.replacement} diff={diffWords} />
      {passage === undefined && comment !== '' && (
        <p class="card-comment" dir="auto">
          {comment}
        </p>
      )}
      <p class="story">
        <StoryLink page={page} />
      </p>
      <div class="buttons">
        <button type="button" onClick={() => onContinue(draft)}>
          {text('actionContinue')}
        </button>
        <button type="button" onClick={() => void discardDraft(draft).catch(onFailure)}>
          {text('actionDiscard')}
        </button>
      </div>
    </li>
  );
}
