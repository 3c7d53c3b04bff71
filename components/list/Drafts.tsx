// The drafts, folded into one line, and the entries that cannot be read.

import type { Draft } from '../../lib/draft/draft';
import { counted } from '../../lib/i18n/counted';
import { text } from '../../lib/i18n/i18n';
import { discardDraft, discardUnreadable } from '../../lib/outbox/discard';
import type { Unreadable } from '../../lib/outbox/quarantine';
import { exactTime } from '../shared/exact-time';
import { Menu } from '../shared/Menu';
import { StateLabel } from '../shared/StateLabel';
import { CardSubject } from './CardSubject';
import { timeSince } from './card-times';
import { siteName } from './StoryLink';

interface DraftsProps {
  readonly drafts: readonly Draft[];
  readonly onContinue: (draft: Draft) => void;
  readonly onFailure: (error: unknown) => void;
}

export function Drafts({ drafts, onContinue, onFailure }: DraftsProps) {
  return (
    <details class="drafts">
      <summary>{counted('countDrafts', drafts.length)}</summary>
      <ul class="list">
        {drafts.map((draft) => (
          <DraftCard key={draft.id} draft={draft} onContinue={onContinue} onFailure={onFailure} />
        ))}
      </ul>
    </details>
  );
}

function DraftCard({
  draft,
  onContinue,
  onFailure,
}: Omit<DraftsProps, 'drafts'> & { readonly draft: Draft }) {
  const { page, passage, comment, touched } = draft;
  const discard = () => void discardDraft(draft).catch(onFailure);
  return (
    <li class="card" tabIndex={-1}>
      <p class="card-state">
        <StateLabel state="draft" />
      </p>
      <time dateTime={new Date(touched).toISOString()} title={exactTime(touched)}>
        {timeSince(touched, Date.now())}
      </time>
      <CardSubject of={draft} replacement={draft.replacement} />
      {passage === undefined && comment !== '' && (
        <p class="card-comment" dir="auto" title={comment}>
          {comment}
        </p>
      )}
      <Menu
        about={text('stateDraft')}
        items={[{ name: 'discard', label: text('actionDiscard'), act: discard }]}
      />
      <div class="card-foot">
        <p class="card-story quiet" title={page.headline}>
          <bdi>{siteName(page)}</bdi>
        </p>
        <button type="button" onClick={() => onContinue(draft)}>
          {text('actionContinue')}
        </button>
      </div>
    </li>
  );
}

interface UnreadableCardProps extends Pick<DraftsProps, 'onFailure'> {
  readonly entry: Unreadable;
}

export function UnreadableCard({ entry, onFailure }: UnreadableCardProps) {
  return (
    <li class="card" tabIndex={-1}>
      <p class="note problem">{text('unreadableEntry')}</p>
      <div class="card-foot">
        <button type="button" onClick={() => void discardUnreadable(entry.key).catch(onFailure)}>
          {text('actionDelete')}
        </button>
      </div>
    </li>
  );
}
