// The reader's settings for a site: its recipient, its relay, and whether the shortcut is off.

import type { Recipient } from '../correction/recipient';
import { isHost, isWithin } from '../net/host';
import { siteOf } from './recipients';
import { readSettings, writeSetting } from './settings';

/** Remembers the recipient for the site of `page`; `undefined` forgets it. */
export async function chooseRecipientFor(page: string, recipient: Recipient | undefined): Promise<void> {
  const site = siteOf(page);
  const others = (await readSettings()).recipients.filter((choice) => choice.site !== site);
  await writeSetting('recipients', recipient === undefined ? others : [...others, { site, recipient }]);
}

/** Sets the relay for a site (`''`: for all sites); `undefined` removes it. */
export async function setOwnRelay(site: string, inbox: string | undefined): Promise<void> {
  const others = (await readSettings()).relays.filter((relay) => relay.site !== site);
  await writeSetting('relays', inbox === undefined ? others : [...others, { site, inbox }]);
}

/** Turns the shortcut off on a host, or on again. Turning it on also turns it on for the sites that contain the host. */
export async function switchSite(host: string, on: boolean): Promise<void> {
  const { offSites } = await readSettings();
  const others = offSites.filter((site) => site !== host && !(on && isWithin(host, site)));
  await writeSetting('offSites', on ? others : [...others, host]);
}

/** Returns the host, without `www.`, of a host or address that a reader typed; `undefined` if it is neither. */
export function toSite(written: string): string | undefined {
  const text = written.trim().replace(/^\*\./, ''); // a site includes its subdomains anyway
  const url = URL.parse(/^[a-z]+:\/\//i.test(text) ? text : `https://${text}`);
  const host = url?.hostname.replace(/^www\./, '').replace(/\.$/, '') ?? '';
  const isWeb = /^https?:$/.test(url?.protocol ?? '');
  return isWeb && isHost(host) ? host : undefined;
}
