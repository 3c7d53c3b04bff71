// Value schemas that several settings share, and the descriptions of settings.

import * as v from 'valibot';
import { MailboxSchema } from '../../lib/correction/fields';
import { toSingleLine } from '../../lib/correction/text';

/** The description of a setting in the documentation and in `relay.config.schema.json`. */
export interface SettingDescription {
  readonly description: string;
  /** The value if the setting is left out, unless the schema itself has a default. */
  readonly default?: string | number | boolean | readonly string[];
  readonly examples?: readonly unknown[];
}

/** Describes a setting. `npm run relay:settings` writes the description to the documentation and the JSON Schema. */
export function described<const Schema extends v.GenericSchema>(
  schema: Schema,
  description: SettingDescription,
) {
  return v.pipe(schema, v.metadata({ ...description }));
}

export const text = v.pipe(
  v.string('must be text'),
  v.transform(toSingleLine),
  v.nonEmpty('must not be empty'),
  v.maxLength(200, 'must have at most 200 characters'),
);

export const mailbox = v.pipe(v.string('must be one e-mail address'), MailboxSchema);

/** Returns the error message for an object with an unknown key, an object without a required key, or a value that is not an object. */
export function keyMessage(entries: object) {
  const keys = Object.keys(entries).filter((key) => !key.startsWith('$'));
  return (issue: v.StrictObjectIssue): string =>
    issue.expected === 'never'
      ? `is not a setting here; the settings are ${keys.join(', ')}`
      : issue.path === undefined
        ? 'must be an object'
        : 'is missing';
}
