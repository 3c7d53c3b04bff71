// Whom the reader chose for a site, and whether sites are asked whom they name.

import * as v from 'valibot';
import { browser } from 'wxt/browser';
import { type Recipient, RecipientSchema } from '../correction/recipient';
import { read, readAll } from './stored';

const ChoiceSchema = v.object({ site: v.string(), recipient: RecipientSchema });
const ASKS_SITES = 'asksSites';
const CHOICES = 'recipients';

/** Whom the reader chose for a site; those found later do not change it. */
export interface Choice {
  readonly site: string;
  readonly recipient: Recipient;
}

/** Whether sites are asked over the network whom they name. */
export async function asksSites(): Promise<boolean> {
  return (await read(ASKS_SITES, v.boolean())) ?? true;
}

/** Has sites asked, or not, from now on. */
export async function setAsksSites(asks: boolean): Promise<void> {
  await browser.storage.local.set({ [ASKS_SITES]: asks });
}

/** All whom the reader chose, site by site. */
export async function recipientChoices(): Promise<readonly Choice[]> {
  return readAll(CHOICES, ChoiceSchema);
}

/** Whom the reader chose for the site of that page, if anyone. */
export async function chosenRecipientFor(page: string): Promise<Recipient | undefined> {
  const site = choiceSite(page);
  return (await recipientChoices()).find((choice) => choice.site === site)?.recipient;
}

/** Remembers whom the reader chose for the site of that page; `undefined` forgets. */
export async function chooseRecipientFor(page: string, recipient: Recipient | undefined): Promise<void> {
  const site = choiceSite(page);
  const others = (await recipientChoices()).filter((choice) => choice.site !== site);
  await browser.storage.local.set({
    [CHOICES]: recipient === undefined ? others : [...others, { site, recipient }],
  });
}

function choiceSite(page: string): string {
  return new URL(page).host.replace(/^www\./, '');
}
