// The types of value in a correction: a line, a text, an address, a date, a language.

import * as v from 'valibot';
import { MAX_ADDRESS, MAX_LINE, MAX_MAILBOX } from './limits';
import { countCodePoints, toSingleLine, withoutControls } from './text';

const atMost = (max: number) =>
  v.check<string, string>((text) => countCodePoints(text) <= max, `must have at most ${max} characters`);

// With `v.transform`, because `v.trim` and `v.toLowerCase` would be more functions in the popup's first files.
export const trimmed = v.transform<string, string>((text) => text.trim());
export const notBlank = v.check<string, string>((text) => text.trim() !== '', 'must not be empty');

/** A text in one line, of at most `max` code points. */
export const line = (max = MAX_LINE) => v.pipe(v.string(), v.transform(toSingleLine), notBlank, atMost(max));
/** A text of several lines, of at most `max` code points. */
export const prose = (max: number) => v.pipe(v.string(), v.transform(withoutControls), atMost(max));

/** An http or https address without credentials: no user name or password may get into a letter. */
export const WebAddressSchema = v.pipe(
  v.string(),
  v.check((text) => {
    if (!URL.canParse(text)) return false;
    const { protocol, username, password } = new URL(text);
    return /^https?:$/.test(protocol) && username === '' && password === '';
  }, 'must be an http or https address without a user name'),
  v.transform((text) => new URL(text).href),
  v.maxLength(MAX_ADDRESS, `must have at most ${MAX_ADDRESS} characters`), // after percent-encoding: `ж` becomes `%D0%B6`
);

/**
 * The addresses that people have (with apostrophes, with domains in Punycode), without characters that have a meaning in a
 * mail header or a `mailto:`.
 */
const MAILBOX = /^[\w+'-]+(\.[\w+'-]+)*@([\da-z]([\da-z-]{0,61}[\da-z])?\.)+[a-z]([\da-z-]{0,61}[\da-z])$/i;

/** One plain e-mail address: no display name, no list, nothing that could add a second recipient. */
export const MailboxSchema = v.pipe(
  v.string(),
  trimmed,
  v.maxLength(MAX_MAILBOX, `must have at most ${MAX_MAILBOX} characters`),
  v.regex(MAILBOX, 'must be one e-mail address'),
);

export const CorrectionIdSchema = v.pipe(
  v.string(),
  v.uuid('must be a UUID'),
  v.transform((id) => id.toLowerCase()),
  v.brand('CorrectionId'),
);
export type CorrectionId = v.InferOutput<typeof CorrectionIdSchema>;

/** A date and time in UTC, in the format of `Date.prototype.toISOString`. */
export const MomentSchema = v.pipe(
  v.string(),
  v.isoTimestamp('must be a date and time such as 2026-11-23T20:44:00.000Z'),
);

/** A date, with or without a time, in the format in which pages say when they were published. */
export const DateSchema = v.pipe(
  v.string(),
  v.regex(/^\d{4}-\d{2}-\d{2}(T[\d:.]+(Z|[+-]\d{2}:?\d{2})?)?$/, 'must be an ISO 8601 date'),
);

export const LanguageSchema = v.pipe(v.string(), v.check(isLanguageTag, 'must be a BCP 47 language tag'));

/** Whether `Intl` accepts the tag. It throws if the tag only looks right, such as `en-a`. */
function isLanguageTag(text: string): boolean {
  try {
    return Intl.getCanonicalLocales(text).length === 1;
  } catch {
    return false;
  }
}

export const PositionSchema = v.pipe(v.number(), v.integer(), v.minValue(0));

/** Returns what is wrong with a value that does not parse, after its path: `body.0.value: must have at most …`. */
export function describeIssue(issue: v.BaseIssue<unknown>): string {
  const path = v.getDotPath(issue);
  const message = issue.message.replace(/ (but )?received .*$/is, ''); // valibot quotes the value, which may be a reader's words
  return path === null ? message : `${path}: ${message}`;
}
