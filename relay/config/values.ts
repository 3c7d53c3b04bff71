// The kinds of value that several settings have, and what is said of a setting that is none.

import * as v from 'valibot';
import { MailboxSchema } from '../../lib/correction/fields';
import { toSingleLine } from '../../lib/correction/text';

export const text = v.pipe(
  v.string('must be text'),
  v.transform(toSingleLine),
  v.nonEmpty('must not be empty'),
  v.maxLength(200, 'must have at most 200 characters'),
);

export const mailbox = v.pipe(v.string('must be one e-mail address'), MailboxSchema);

/** What is said of an object that has other keys than `entries`, lacks one, or is none. */
export function keyMessage(entries: object) {
  return (issue: v.StrictObjectIssue): string =>
    issue.expected === 'never'
      ? `is not a setting here; the settings are ${Object.keys(entries).join(', ')}`
      : issue.path === undefined
        ? 'must be an object'
        : 'is missing';
}
