// Every setting of the reader: its key in the extension's local storage, its schema and its default.

import * as v from 'valibot';
import { WebAddressSchema } from '../correction/fields';
import { RecipientSchema } from '../correction/recipient';
import { LANGUAGES } from '../i18n/i18n';
import { inTime, readLocal, removeLocal, writeLocal } from '../storage/local';

/** The apps in which a letter to a mailbox can be opened; `copy`: it is copied to the clipboard. */
export const MAIL_APPS = ['app', 'gmail', 'outlook', 'proton', 'copy'] as const;
export type MailApp = (typeof MAIL_APPS)[number];

/** The fields that identify the reader. */
export const IDENTITY_FIELDS = ['name', 'email'] as const;
export type IdentityField = (typeof IDENTITY_FIELDS)[number];

/** The parts of the form below the correction itself, each folded until the reader wants it. */
export const DETAILS = ['kind', 'comment', 'source', 'reader'] as const;
export type Detail = (typeof DETAILS)[number];

/** To add a setting, add an entry. A stored value that does not parse counts as the default; it does not affect the others. */
const SettingsSchema = v.object({
  /** The language of the interface; `undefined`: the browser's. */
  language: optional(v.picklist(LANGUAGES)),
  /** The app in which letters open; `undefined`: the reader has not been asked yet. */
  mailApp: optional(v.picklist(MAIL_APPS)),
  /** The name and e-mail that the form fills in; `undefined`: it fills in neither. */
  reader: optional(v.object({ name: v.string(), email: v.string() })),
  /** The hosts that have received the reader's name or e-mail. */
  namedHosts: list(
    v.object({ host: v.string(), fields: v.pipe(v.array(v.picklist(IDENTITY_FIELDS)), v.readonly()) }),
  ),
  /** The recipient that the reader chose for a site: a host without `www.`. */
  recipients: list(v.object({ site: v.string(), recipient: RecipientSchema })),
  /** The relays that the reader set; `site` is `''` for the relay that serves all sites. */
  relays: list(v.object({ site: v.string(), inbox: WebAddressSchema })),
  /** The hosts on which Ctrl+Enter belongs to the site, including their subdomains. */
  offSites: list(v.string()),
  /** The parts of the form that the reader left unfolded. */
  unfolded: list(v.picklist(DETAILS)),
  /** Whether sites are asked over the network for the recipients that they name. */
  asksSites: v.fallback(v.boolean(), true),
  /** Whether relays are asked for the editors' verdicts. */
  asksForAnswers: v.fallback(v.boolean(), true),
});

export type Settings = Readonly<v.InferOutput<typeof SettingsSchema>>;

/**
 * Reads and parses all settings, however long it takes.
 *
 * @throws if the browser cannot read them. What depends on them is then not done: no site is asked that the reader may have
 * excluded, and no setting is replaced by one that was made from a default.
 */
export async function readSettings(): Promise<Settings> {
  return v.parse(SettingsSchema, await readLocal(Object.keys(SettingsSchema.entries)));
}

/** Returns the settings, or `undefined` if the browser cannot read them in time. */
export function settingsInTime(): Promise<Settings | undefined> {
  return inTime(readSettings);
}

/** Returns the settings, or the defaults if the browser cannot read them in time: for what must be shown at once. */
export async function settingsOrDefaults(): Promise<Settings> {
  return (await settingsInTime()) ?? v.parse(SettingsSchema, {});
}

/** Stores a setting; `undefined` returns it to its default. */
export async function writeSetting<Name extends keyof Settings>(
  name: Name,
  value: Settings[Name] | undefined,
): Promise<void> {
  await (value === undefined ? removeLocal(name) : writeLocal({ [name]: value }));
}

function optional<T extends v.GenericSchema>(schema: T) {
  return v.fallback(v.optional(schema), undefined);
}

/** A list. An entry that does not parse is left out; it does not affect the others. */
function list<T extends v.GenericSchema>(schema: T) {
  return v.fallback(
    v.pipe(
      v.array(v.unknown()),
      v.transform((entries) =>
        entries.flatMap((entry): v.InferOutput<T>[] => {
          const parsed = v.safeParse(schema, entry);
          return parsed.success ? [parsed.output] : [];
        }),
      ),
      v.readonly(),
    ),
    [],
  );
}
