// What the reader wants kept, in the extension's local storage.

import * as v from 'valibot';
import { browser } from 'wxt/browser';
import { WebAddressSchema } from './correction/fields';
import { LANGUAGES, type LanguageTag } from './i18n';
import { type OwnRelay, relayAmong } from './recipient/own-relay';
import { isWithin } from './site';

const RememberedReaderSchema = v.object({ name: v.string(), email: v.string() });
export type RememberedReader = v.InferOutput<typeof RememberedReaderSchema>;

/** Sites on which the reader leaves Ctrl+Enter to the site. */
const OffSitesSchema = v.array(v.string());

const OwnRelaysSchema = v.array(v.object({ site: v.string(), inbox: WebAddressSchema }));

const READER = 'reader';
const OFF_SITES = 'offSites';
const RELAYS = 'relays';
const LANGUAGE = 'language';

/** The reader's name and address, if they are to be remembered. */
export function rememberedReader(): Promise<RememberedReader | undefined> {
  return read(READER, RememberedReaderSchema);
}

export async function rememberReader(reader: RememberedReader): Promise<void> {
  await browser.storage.local.set({ [READER]: reader });
}

/** Where a reader is remembered, what was said this time is; what was left empty stays as it was. */
export async function updateRememberedReader({ name, email }: RememberedReader): Promise<void> {
  const known = await rememberedReader();
  if (known === undefined) return;
  await rememberReader({ name: name || known.name, email: email || known.email });
}

export async function forgetReader(): Promise<void> {
  await browser.storage.local.remove(READER);
}

export async function offSites(): Promise<readonly string[]> {
  return (await read(OFF_SITES, OffSitesSchema)) ?? [];
}

/** Leaves Ctrl+Enter to that site, or takes it up there again: then to no site around it either. */
export async function switchSite(host: string, on: boolean): Promise<void> {
  const others = (await offSites()).filter((site) => site !== host && !(on && isWithin(host, site)));
  await browser.storage.local.set({ [OFF_SITES]: on ? others : [...others, host] });
}

/** The relays that the reader set, those for one site and the one for all. */
export async function ownRelays(): Promise<readonly OwnRelay[]> {
  return (await read(RELAYS, OwnRelaysSchema)) ?? [];
}

/** The inbox of the relay that the reader set for the site of that page, if any. */
export async function ownInboxFor(page: string): Promise<string | undefined> {
  return relayAmong(await ownRelays(), new URL(page).hostname)?.inbox;
}

/** Sends what is said of that site (`''`: of all) to that inbox, or no longer (`undefined`). */
export async function setOwnRelay(site: string, inbox: string | undefined): Promise<void> {
  const others = (await ownRelays()).filter((relay) => relay.site !== site);
  await browser.storage.local.set({ [RELAYS]: inbox === undefined ? others : [...others, { site, inbox }] });
}

/** The language for all that Corrigenda says; `undefined`: the browser's. */
export function chosenLanguage(): Promise<LanguageTag | undefined> {
  return read(LANGUAGE, v.picklist(LANGUAGES));
}

export async function chooseLanguage(language: LanguageTag | undefined): Promise<void> {
  await (language === undefined
    ? browser.storage.local.remove(LANGUAGE)
    : browser.storage.local.set({ [LANGUAGE]: language }));
}

async function read<T extends v.GenericSchema>(
  key: string,
  schema: T,
): Promise<v.InferOutput<T> | undefined> {
  const stored = await browser.storage.local.get(key);
  const parsed = v.safeParse(schema, stored[key]);
  return parsed.success ? parsed.output : undefined;
}
