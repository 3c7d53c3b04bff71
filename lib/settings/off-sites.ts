// Sites on which the reader leaves Ctrl+Enter to the site.

import * as v from 'valibot';
import { browser } from 'wxt/browser';
import { isWithin } from '../net/host';
import { read } from './stored';

const OffSitesSchema = v.array(v.string());
const OFF_SITES = 'offSites';

/** The sites, each a host that stands for those below it as well. */
export async function offSites(): Promise<readonly string[]> {
  return (await read(OFF_SITES, OffSitesSchema)) ?? [];
}

/** Leaves Ctrl+Enter to that site, or takes it up there again: then to no site around it either. */
export async function switchSite(host: string, on: boolean): Promise<void> {
  const others = (await offSites()).filter((site) => site !== host && !(on && isWithin(host, site)));
  await browser.storage.local.set({ [OFF_SITES]: on ? others : [...others, host] });
}
