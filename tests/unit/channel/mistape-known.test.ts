// Which reports a site with Mistape takes for ones that it knows, on a site on loopback.

import { afterEach, beforeEach, expect, test } from 'vitest';
import { deliverToMistape, mistapePost } from '../../../lib/channel/deliver-to-mistape';
import type { CorrectionContent } from '../../../lib/correction/content';
import type { MistapeRecipient } from '../../../lib/correction/recipient';
import { correction, note } from '../../../testing/samples/corrections';
import { type MistapeSite, startMistapeSite } from '../../../testing/wordpress/mistape-site';

const OTHER = correction({ id: '0193a2b4-5678-7abc-8def-ba9876543210' }).id;
const MEANS = { fetch, now: Date.now, isOnline: () => true };
let site: MistapeSite;
beforeEach(async () => {
  site = await startMistapeSite();
});
afterEach(() => site.stop());

async function outcomeOf(content: CorrectionContent): Promise<string> {
  const endpoint = `${site.origin}/wp-admin/admin-ajax.php`;
  const recipient: MistapeRecipient = { type: 'mistape', endpoint, provenance: 'site-tool' };
  return (await deliverToMistape(recipient, mistapePost(content, recipient), MEANS)).outcome;
}

test('a second note on a story is another report', async () => {
  expect(await outcomeOf(note('The second half is missing.'))).toBe('delivered');
  expect(await outcomeOf({ ...note('It is of 2025.'), id: OTHER })).toBe('delivered');
  expect(site.mailed).toHaveLength(2);
});

test('an edit of a correction that the site has received is another report', async () => {
  const { id } = correction();
  const suggestion = { kind: 'typo', replacement: 'leapt' } as const;
  expect(await outcomeOf(correction())).toBe('delivered');
  expect(await outcomeOf({ ...correction({ suggestion }), id: OTHER, replaces: id })).toBe('delivered');
  expect(site.mailed).toHaveLength(2);
});

test('the same report sent again is known', async () => {
  for (const content of [note('The second half is missing.'), { ...correction(), replaces: OTHER }]) {
    expect(await outcomeOf(content)).toBe('delivered');
    expect(await outcomeOf(content)).toBe('refused');
  }
  expect(site.mailed).toHaveLength(2);
});
