// The parts of the form below its first fields, in one chunk that is loaded as soon as the first fields are shown.

import type { DraftProblem } from '../../../lib/draft/draft-content';
import type { MessageName } from '../../../lib/i18n/i18n';

export { foldedDiff as diffWords } from '../../../lib/correction/fold';
export { guessKind } from '../../../lib/correction/guess-kind';
export { problemsOf, toContent } from '../../../lib/draft/draft-content';
export { WithheldInbox } from '../../shared/WithheldSites';
export { DraftNamingQuestion, unconfirmedIn } from './NamingQuestion';
export { PassageNotes } from './PassageNotes';
export { RecipientHint } from './RecipientHint';
export { RememberReader } from './RememberReader';
export { SendGuard } from './SendGuard';

/** What a field of the form says about its problem. */
export const PROBLEM_NAMES: Readonly<Record<DraftProblem['problem'], MessageName>> = {
  'nothing-said': 'problemNothingSaid',
  'no-comment': 'problemNoComment',
  'too-long': 'problemTooLong',
  'no-web-address': 'problemNoWebAddress',
  'no-mailbox': 'problemNoMailbox',
};
