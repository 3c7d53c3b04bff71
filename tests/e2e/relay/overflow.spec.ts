// The overflow letter about corrections beyond the hourly limit, and the overflow page that lists all of them, in a browser.

import { join } from 'node:path';
import { startRelay } from '../../../relay/relay';
import { startSmtpSink } from '../../../testing/newsroom/smtp-sink';
import { findings, findingsInLetter, fits } from '../fixtures/findings';
import { postCorrection } from '../fixtures/post-correction';
import { expect, test } from '../fixtures/test';

const PHONE = { width: 320, height: 740 };
const HOUR = 3_600_000;
const LONG = 'Donaudampfschifffahrtsgesellschaftskapitänswitwenrentenauszahlungsstelle'.repeat(2);

test('corrections beyond the hourly limit are listed on pages that fit a phone, with links to the verdict page', async ({
  folder,
  site,
  page,
}) => {
  const mail = await startSmtpSink();
  const clock = { now: Date.now() };
  const relay = await startRelay(
    {
      from: 'corrections@news.test',
      sites: [
        {
          name: 'Example News',
          hosts: [new URL(site.origin).host],
          editors: ['desk@news.test'],
          lettersPerHour: 1,
        },
      ],
      smtpUrl: mail.url,
      host: '127.0.0.1',
      port: 0,
      database: { file: join(folder, 'relay.sqlite') },
    },
    { log: () => undefined, now: () => clock.now, longestSleepMs: 100 },
  );
  try {
    for (let index = 0; index < 61; index += 1) {
      clock.now += 1; // so that their order is defined
      await postCorrection(relay.inbox, {
        address: `${site.origin}/story-${index % 7}`,
        headline: index % 7 === 0 ? LONG : `Story ${index % 7}`,
        replacement: `jumped ${index}`,
      });
      if (index === 0) await mail.waitForLetters(1);
    }
    clock.now += HOUR;
    const letter = (await mail.waitForLetters(2)).at(-1);

    await page.setViewportSize(PHONE);
    await page.setContent(letter?.html || '');
    expect(await fits(page)).toBe(true);
    expect(await findingsInLetter(page)).toEqual([]);

    await page.goto(/http\S+\/overflow\/\S+/.exec(letter?.text ?? '')?.[0] ?? '');
    await expect(page.getByRole('heading', { level: 1 })).toContainText('60 corrections');
    expect(await fits(page)).toBe(true);
    expect(await findings(page)).toEqual([]);
    await expect(page.getByRole('listitem')).toHaveCount(50);
    const headlines = page.getByRole('heading', { level: 2 });
    await expect(headlines).toHaveText(['Story 1', 'Story 2', 'Story 3', 'Story 4', 'Story 5', 'Story 6']);
    await page.getByRole('link', { name: 'Next page' }).click();
    await expect(headlines).toHaveText(['Story 6', LONG]);
    expect(await fits(page)).toBe(true);
    expect(await findings(page)).toEqual([]);
    const last = page.getByRole('listitem').filter({ hasText: '“jumpd” → “jumped 56”' });
    await last.getByRole('link', { name: 'Not changed' }).click();
    await expect(page.getByRole('radio', { name: 'Not changed' })).toBeChecked();
  } finally {
    await relay.stop();
    await mail.stop();
  }
});
