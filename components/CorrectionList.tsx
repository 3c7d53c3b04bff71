// What is being written, what is pending and what was sent.

import { useEffect, useRef, useState } from 'preact/hooks';
import type { CorrectionId } from '../lib/correction/id';
import type { Draft } from '../lib/draft';
import { discardDraft } from '../lib/drafts';
import { shortcutName, text } from '../lib/i18n';
import { announceChange } from '../lib/outbox/changes';
import { byStory, isAll, type Wanted } from '../lib/outbox/listing';
import { discardUnreadable, type Unreadable } from '../lib/outbox/records';
import { ExportButton } from './ExportButton';
import { Hint } from './Hint';
import { ListFilter } from './ListFilter';
import { StoreNote } from './StoreNote';
import { StoryGroup, StoryLink } from './StoryGroup';
import { Subject } from './Subject';
import { useCorrections } from './useCorrections';

interface Props {
  readonly onContinue: (draft: Draft) => void;
  readonly onEdit: (draft: CorrectionId) => void;
  /** What the reader asked for could not be done. */
  readonly onFailure: (error: unknown) => void;
}

export function CorrectionList({ onContinue, onEdit, onFailure }: Props) {
  const [wanted, setWanted] = useState<Wanted>({ words: '' });
  const [outbox, more] = useCorrections(wanted);
  if (outbox === undefined) return null;
  const { corrections, hasMore, drafts, unreadable, problem, isEmpty } = outbox;
  if (isEmpty) {
    return <Hint title={text('listEmpty')} hint={text('nothingHighlightedHint', shortcutName())} />;
  }
  const hasAll = isAll(wanted);
  return (
    <>
      {problem !== undefined && <StoreNote problem={problem} about="list" />}
      {(corrections.length >= ENOUGH_TO_SEARCH || !hasAll) && (
        <ListFilter wanted={wanted} onChange={setWanted} />
      )}
      {hasAll && unreadable.length + drafts.length > 0 && (
        <ul class="list">
          {unreadable.map((entry) => (
            <UnreadableCard key={entry.key} entry={entry} onFailure={onFailure} />
          ))}
          {drafts.map((draft) => (
            <DraftCard key={draft.id} draft={draft} onContinue={onContinue} onFailure={onFailure} />
          ))}
        </ul>
      )}
      {byStory(corrections).map((story) => (
        <StoryGroup key={story.address} story={story} onEdit={onEdit} onFailure={onFailure} />
      ))}
      {hasMore && <More key={corrections.length} onSeen={more} />}
      {!hasAll && corrections.length === 0 && <p class="quiet">{text('nothingFound')}</p>}
      <div class="buttons list-end">
        <ExportButton onFailure={onFailure} />
      </div>
    </>
  );
}

/** So few corrections are seen at a glance. */
const ENOUGH_TO_SEARCH = 6;

/** Stands for what was not read yet; says so when the reader comes near it. */
function More({ onSeen }: { readonly onSeen: () => void }) {
  const item = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting) onSeen();
      },
      { rootMargin: '600px' },
    );
    if (item.current !== null) observer.observe(item.current);
    return () => observer.disconnect();
  }, []);
  return <div ref={item} class="more" aria-hidden="true" />;
}

function UnreadableCard({ entry, onFailure }: { readonly entry: Unreadable } & Pick<Props, 'onFailure'>) {
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

async function discard(draft: Draft): Promise<void> {
  await discardDraft(draft);
  announceChange([]);
}

function DraftCard({ draft, onContinue, onFailure }: Omit<Props, 'onEdit'> & { readonly draft: Draft }) {
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
      <p class="story">
        <StoryLink page={page} />
      </p>
      <div class="buttons">
        <button type="button" onClick={() => onContinue(draft)}>
          {text('actionContinue')}
        </button>
        <button type="button" onClick={() => void discard(draft).catch(onFailure)}>
          {text('actionDiscard')}
        </button>
      </div>
    </li>
  );
}
