// A correction to a site with Mistape in Firefox, with real keys: it waits while the site is down, and arrives once.

import { startMistapeSite } from '../../../testing/wordpress/mistape-site';
import { KEYS } from '../fixtures/firefox/reader';
import { expect, test } from '../fixtures/firefox/test';

test('a site with Mistape gets a correction as a report of its own tool, once, although it was down at first', async ({
  firefox,
}) => {
  const paper = await startMistapeSite();
  const address = paper.story('/fox', 'It was late. The brown fox jumpd over the lazy dog.');
  await firefox.open(address);
  await firefox.highlight('#lead', 'jumpd');
  await firefox.press(KEYS.Control, KEYS.Enter);
  const popup = await firefox.popup();
  await expect.poll(() => popup.valueOf('Correction')).toBe('jumpd');
  await expect.poll(() => popup.text()).toContain('found on this page');
  expect(await popup.text()).toContain(`Goes to ${new URL(address).host}`);
  await firefox.fill('Correction', 'jumped');
  await expect.poll(() => popup.takesSendKey()).toBe(true);
  await paper.stop();
  await firefox.press(KEYS.Control, KEYS.Enter);
  await expect.poll(() => popup.text()).toContain('does not answer');

  await paper.start();
  await popup.focus('Try now');
  await firefox.press(KEYS.Enter);
  await expect.poll(() => popup.text()).toContain('Received by the site');
  expect(paper.posts).toHaveLength(1);
  expect(paper.mailed[0]?.get('selection')).toBe('jumpd');
  expect(paper.mailed[0]?.get('comment')).toMatch(/^“jumpd” → “jumped”/);
  expect(paper.mailed[0]?.get('_wp_http_referer')).toContain(`${address}#:~:text=`);
  expect(paper.requests).not.toContain('OPTIONS /wp-admin/admin-ajax.php');
  await paper.stop();
});
