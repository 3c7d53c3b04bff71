// A correction from the highlighted words to the Maildir of a real mail server.

import { join } from 'node:path';
import { startRelay } from '../../../relay/relay';
import { newDkim, verify } from '../../relay/fixtures/dkim-keys';
import { noOpenSmtpd, startOpenSmtpd } from '../../relay/fixtures/opensmtpd';
import { highlight } from '../fixtures/page-steps';
import { field } from '../fixtures/popup-steps';
import { expect, test } from '../fixtures/test';

const reason = noOpenSmtpd();
test.skip(reason !== undefined, reason);

test('a correction arrives signed in the desk’s Maildir, and its link opens the verdict page', async ({
  folder,
  site,
  reader,
  page,
}) => {
  const dkim = newDkim('news.test');
  const server = await startOpenSmtpd('news.test');
  const relay = await startRelay(
    {
      from: 'corrections@news.test',
      sites: [{ name: 'Example News', hosts: [new URL(site.origin).host], editors: ['desk@news.test'] }],
      smtpUrl: server.url,
      dkim,
      host: '127.0.0.1',
      port: 0,
      database: { file: join(folder, 'relay.sqlite') },
    },
    { log: () => undefined },
  );
  try {
    site.head = `<link rel="http://www.w3.org/ns/ldp#inbox" href="${relay.inbox}">`;
    const address = site.page(
      '/fox',
      '<h1>Fox clears dog</h1><p id="lead">The brown fox jumpd over the dog.</p>',
    );
    await page.goto(address);
    await highlight(page, '#lead', 'jumpd');
    await page.keyboard.press('Control+Enter');
    const popup = await reader.popup();
    await popup.getByRole('textbox', { name: 'Correction' }).fill('jumped');
    await (await field(popup, 'Comment')).fill('Літера. 漢字 😀');
    await popup.getByRole('button', { name: 'Send' }).click();
    await expect(popup.getByText('Received by the newsroom')).toBeVisible();

    const [letter] = await server.waitForLetters(({ length }) => length > 0);
    expect(letter?.user).toBe('desk');
    expect(letter?.subject).toBe('[Reader correction] Fox clears dog');
    expect(letter?.text?.split('\n')[0]).toBe('“jumpd” → “jumped”');
    expect(letter?.text).toContain('Літера. 漢字 😀');
    expect(letter?.text).toContain('\n  The brown fox jumped over the dog.\n');
    expect(await verify(letter?.raw ?? '', dkim)).toMatchObject([{ result: 'pass', isAligned: true }]);

    await page.goto(/http\S+answer=fixed/.exec(letter?.text ?? '')?.[0] ?? '');
    await page.keyboard.press('Enter'); // the verdict is already selected
    await expect(page.getByRole('status')).toContainText('The reader will see your answer.');
  } finally {
    await relay.stop();
    await server.stop();
  }
});
