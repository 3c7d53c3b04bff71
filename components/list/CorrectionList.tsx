// The tab "Corrections": drafts, waiting corrections and sent corrections. Loaded when the reader opens the tab.

import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Correction } from '../../lib/correction/correction';
import type { CorrectionId } from '../../lib/correction/id';
import type { Draft } from '../../lib/draft/draft';
import { shortcutName, text } from '../../lib/i18n/i18n';
import {
  type CorrectionFilter,
  countOutcomes,
  filtered,
  mostWantedFirst,
  NO_FILTER,
  showsAll,
} from '../../lib/list/search';
import { followOutbox, type Outbox } from '../../lib/list/watch';
import type { JustSent } from '../form/lazy/send-draft';
import { ExportButton } from '../shared/ExportButton';
import { Hint } from '../shared/Hint';
import { OptionsLink } from '../shared/OptionsLink';
import { ListStoreNote } from '../shared/StoreNote';
import { Cards } from './Cards';
import { CheckCorrections } from './CheckCorrections';
import { useCardKeys, useFirstFocus, useKeptFocus } from './card-focus';
import { Drafts, UnreadableCard } from './Drafts';
import { JointLetters } from './JointLetters';
import { ListFilter } from './ListFilter';
import { NewsNote, useNews } from './NewsNote';
import { useWithoutPractice } from './practice';
import { SentAnnouncement } from './SentAnnouncement';
import { type Removed, UndoNote, useUndo } from './UndoNote';

interface CorrectionsTabProps {
  /** The correction that was just sent, until the reader leaves the list. */
  readonly sent: JustSent | undefined;
  readonly onContinue: (draft: Draft) => void;
  readonly onEdit: (draft: CorrectionId) => void;
  /** Called when an action failed. */
  readonly onFailure: (error: unknown) => void;
}

const NONE: readonly Correction[] = [];

/** The list. If something disappears from it, the focus stays in it. */
export function CorrectionsTab(props: CorrectionsTabProps) {
  const box = useRef<HTMLDivElement>(null);
  const [outbox, setOutbox] = useState<Outbox>();
  useEffect(() => followOutbox(setOutbox), []);
  const corrections = useWithoutPractice(outbox?.corrections ?? NONE, props.sent?.correction);
  useCardKeys(box);
  useKeptFocus(box);
  useFirstFocus(box, outbox !== undefined);
  return (
    <div ref={box} class="corrections" tabIndex={-1}>
      {outbox && <CorrectionList outbox={{ ...outbox, corrections }} {...props} />}
    </div>
  );
}

function CorrectionList({
  outbox,
  sent,
  onContinue,
  onEdit,
  onFailure,
}: CorrectionsTabProps & { readonly outbox: Outbox }) {
  const [filter, setFilter] = useState<CorrectionFilter>(NO_FILTER);
  const [removed, setRemoved] = useState<Removed>();
  const search = useRef<HTMLInputElement>(null);
  const { corrections: all, isWhole, drafts, unreadable, problem } = outbox;
  const news = useNews(all);
  const failures = all.filter(({ id, status }) => news.has(id) && status.state === 'failed').length;
  const counts = useMemo(() => countOutcomes(all, news), [all, news]);
  const corrections = useMemo(
    () => mostWantedFirst(filtered(all, filter, news), news, sent?.correction),
    [all, filter, news, sent],
  );
  const restore = useUndo({
    corrections: all,
    removed,
    onRestored: () => setRemoved(undefined),
    onEdit,
    onFailure,
  });
  const undoNote = removed && <UndoNote key={removed.correction.id} removed={removed} onUndo={restore} />;
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
  const clearFilter = () => {
    setFilter(NO_FILTER);
    search.current?.focus();
  };
  return (
    <>
      {sent && <SentAnnouncement sent={sent} correction={all.find(({ id }) => id === sent.correction)} />}
      {news.size > 0 && (
        <NewsNote verdicts={news.size - failures} failures={failures} onFailure={onFailure} />
      )}
      {problem !== undefined && <ListStoreNote problem={problem} />}
      {(all.length >= MIN_FOR_SEARCH || !isUnfiltered) && (
        <ListFilter filter={filter} counts={counts} total={all.length} search={search} onChange={setFilter} />
      )}
      {isUnfiltered && drafts.length > 0 && (
        <Drafts drafts={drafts} onContinue={onContinue} onFailure={onFailure} />
      )}
      {isUnfiltered && unreadable.length > 0 && (
        <ul class="list">
          {unreadable.map((entry) => (
            <UnreadableCard key={entry.key} entry={entry} onFailure={onFailure} />
          ))}
        </ul>
      )}
      <JointLetters corrections={all} onFailure={onFailure} />
      <Cards
        corrections={corrections}
        news={news}
        sent={sent}
        onEdit={onEdit}
        onRemoved={setRemoved}
        onFailure={onFailure}
      />
      {!isUnfiltered && isWhole && corrections.length === 0 && <NothingFound onClear={clearFilter} />}
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

function NothingFound({ onClear }: { readonly onClear: () => void }) {
  return (
    <div class="nothing-found">
      <p class="quiet" role="status">
        {text('nothingFound')}
      </p>
      <div class="buttons">
        <button type="button" onClick={onClear}>
          {text('clearFilter')}
        </button>
      </div>
    </div>
  );
}
