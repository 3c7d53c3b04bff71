// One correction of the list: its state, what it says, the editors' answer, and what can be done now.

import { Fragment } from 'preact';
import { postAddress } from '../../lib/channel/way';
import { pictureName } from '../../lib/correction/content';
import type { Correction } from '../../lib/correction/correction';
import { trimToDifference } from '../../lib/correction/diff';
import { provenanceOf, seenOn } from '../../lib/correction/recipient';
import { text } from '../../lib/i18n/i18n';
import { exactTime } from '../shared/exact-time';
import { provenanceName } from '../shared/provenance-name';
import { recipientName } from '../shared/recipient-name';
import { StateLabel } from '../shared/StateLabel';
import { stateName } from '../shared/state-names';
import { WithheldInbox } from '../shared/WithheldSites';
import { type CardActionProps, CardActions, type CardHandlers } from './CardActions';
import { CardLine } from './CardLine';
import { CardSubject } from './CardSubject';
import { timeSince, useUndoable } from './card-times';
import { EditorsAnswer, hasAnswer } from './EditorsAnswer';
import { siteName } from './StoryLink';

interface CorrectionCardProps extends Pick<CardActionProps, 'correction'>, CardHandlers {
  /** Its 1-based position among the corrections of the list, and their number: most of them are not rendered. */
  readonly position: number;
  readonly count: number;
}

export function CorrectionCard({ position, count, news, sent, ...props }: CorrectionCardProps) {
  const { correction } = props;
  const { id, suggestion, status, recipient, page } = correction;
  const isUndoable = useUndoable(status);
  const isNew = news.has(id);
  const about = aboutOf(correction);
  const name = [isNew ? text('isNew') : '', text(stateName(status.state, recipient)), about, siteName(page)];
  return (
    <li
      class="card"
      data-id={id}
      data-state={status.state}
      tabIndex={-1}
      aria-label={sentencesOf(name)}
      aria-posinset={position}
      aria-setsize={count}
    >
      <p class="card-state">
        <StateLabel state={status.state} recipient={recipient} />
        {isNew && <mark class="new">{text('isNew')}</mark>}
      </p>
      <Since correction={correction} />
      <CardSubject of={correction} replacement={suggestion.replacement} />
      {suggestion.comment !== undefined && (
        <p class="card-comment" dir="auto" title={suggestion.comment}>
          {suggestion.comment}
        </p>
      )}
      <EditorsAnswer correction={correction} />
      <p class="card-story quiet" title={page.headline}>
        {storyParts(correction).map((part, index) => (
          <Fragment key={part}>
            {index > 0 && ' · '}
            <bdi>{part}</bdi>
          </Fragment>
        ))}
      </p>
      <Offered correction={correction} />
      <Withheld correction={correction} />
      <CardActions {...props} isUndoable={isUndoable} about={about}>
        <CardLine
          correction={correction}
          isUndoable={isUndoable}
          sentTo={sent?.correction === id ? sent.to : undefined}
        />
      </CardActions>
    </li>
  );
}

function sentencesOf(parts: readonly string[]): string {
  return parts
    .filter((part) => part !== '')
    .map((part) => part.replace(/\.$/, ''))
    .join('. ');
}

/** Returns the names of the site and of the story. An answer of the editors already names the site. */
function storyParts(correction: Correction): string[] {
  const { page } = correction;
  const { headline } = page;
  if (headline === undefined) return [siteName(page)];
  return hasAnswer(correction) ? [headline] : [siteName(page), headline];
}

/** When the correction came into its state. */
function Since({ correction: { history, created } }: { readonly correction: Correction }) {
  const at = Date.parse(history.at(-1)?.at ?? created);
  return (
    <time dateTime={new Date(at).toISOString()} title={exactTime(at)}>
      {timeSince(at, Date.now())}
    </time>
  );
}

/** Returns in words what the correction suggests: a diff that is read aloud does not say what is removed and what is added. */
function aboutOf({ passage, picture, suggestion: { replacement }, page }: Correction): string {
  if (passage === undefined) return picture === undefined ? text('aboutPage') : pictureName(picture);
  if (replacement === undefined) return text('quoted', passage.exact);
  const { before, after } = trimToDifference(passage.exact, replacement, page.language);
  if (before === '') return text('spokenInserted', after);
  return after === '' ? text('spokenDeleted', before) : text('spokenReplaced', before, after);
}

/** A recipient that was found after the correction was held, and how it is known. The reader has not seen it before. */
function Offered({ correction: { offered, status, page } }: { readonly correction: Correction }) {
  const provenance = offered && provenanceOf(offered);
  if (status.state !== 'held' || offered === undefined || provenance === undefined) return null;
  const source = provenanceName(provenance, page.address, seenOn(offered));
  const address = postAddress(offered);
  return (
    <>
      <p class="note">{text('offered', recipientName(offered), source)}</p>
      {address && <WithheldInbox inbox={address} />}
    </>
  );
}

/** The reader may have withdrawn access to the host since they pressed Send. */
function Withheld({ correction: { recipient, status } }: { readonly correction: Correction }) {
  const mayBeSent = status.state === 'queued' || status.state === 'failed';
  const address = postAddress(recipient);
  return mayBeSent && address !== undefined ? <WithheldInbox inbox={address} /> : null;
}
