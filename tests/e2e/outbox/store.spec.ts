// The database: its versions, connections and transitions.

import { expect, test } from '../fixtures/outbox';

const OLD_CORRECTION = {
  id: '0193a2b4-5678-7abc-8def-0123456789ab',
  created: '2026-11-23T20:44:00.000Z',
  page: { address: 'https://news.test/fox', canonical: 'https://news.test/2026/fox' },
  passage: { exact: 'jumpd', prefix: 'The fox ', suffix: ' over.', start: 8, end: 13 },
  suggestion: { kind: 'typo', replacement: 'jumped' },
  reader: {},
  recipient: { type: 'inbox', inbox: 'https://news.test/inbox', provenance: 'declared' },
  status: { state: 'queued', due: 1, attempts: 0 },
  history: [{ at: '2026-11-23T20:44:00.000Z', state: 'queued', times: 1 }],
};
const OLD_DRAFT = {
  id: '0193a2b4-5678-7abc-8def-0123456789ac',
  touched: 1,
  page: { address: 'https://news.test/fox' },
  shortened: false,
  ...{ kind: 'other', replacement: '', comment: 'Old.', evidence: '', name: '', email: '', mailbox: '' },
};

test('records of the first version are kept, and found by story and status', async ({ page }) => {
  const found = await page.evaluate(
    async ([correction, draft]) => {
      await outbox.makeFirstVersion([correction], [draft]);
      return {
        corrections: (await outbox.listCorrections(10)).readable,
        drafts: (await outbox.listDrafts()).readable,
        pending: await outbox.countPending(),
        byAddress: (await outbox.correctionsOf('https://news.test/fox')).length,
        byCanonical: (await outbox.correctionsOf('https://news.test/2026/fox')).length,
      };
    },
    [OLD_CORRECTION, OLD_DRAFT],
  );
  expect(found).toEqual({
    corrections: [OLD_CORRECTION],
    drafts: [OLD_DRAFT],
    pending: 1,
    byAddress: 1,
    byCanonical: 1,
  });
});

test('an open connection closes for a later version, and then reports that the database is newer', async ({
  page,
  openAnother,
}) => {
  await page.evaluate(() => outbox.send('https://news.test/inbox', 'jumped'));
  const later = await openAnother();
  await later.evaluate(() => outbox.makeLaterVersion()); // hangs if the first connection does not close
  expect(await page.evaluate(() => outbox.problem())).toBe('newer');
});

test('two open pages see each other’s changes', async ({ page, openAnother }) => {
  const other = await openAnother();
  const id = await page.evaluate(() => outbox.send('https://news.test/inbox', 'jumped'));
  expect(await other.evaluate((sent) => outbox.find(sent), id)).toMatchObject({
    status: { state: 'queued' },
  });
});

test('a database that was deleted while in use is opened again', async ({ page, openAnother }) => {
  await page.evaluate(() => outbox.send('https://news.test/inbox', 'jumped'));
  const other = await openAnother();
  await other.evaluate(() => outbox.clear());
  const id = await page.evaluate(() => outbox.send('https://news.test/inbox', 'jumped again'));
  expect(await page.evaluate((sent) => outbox.find(sent), id)).toBeDefined();
});

test('a transition that is not allowed changes nothing', async ({ page }) => {
  const id = await page.evaluate(() => outbox.send('https://news.test/inbox', 'jumped'));
  const changed = await page.evaluate((sent) => outbox.markSent(sent as never, Date.now()), id); // allowed for a mail draft only
  expect(changed).toBeUndefined();
  expect(await page.evaluate((sent) => outbox.find(sent), id)).toMatchObject({ status: { state: 'queued' } });
});

test('a correction whose recipient has an unknown type fails once, with a reason', async ({ page }) => {
  const found = await page.evaluate(async () => {
    const id = await outbox.send('https://news.test/inbox', 'jumped');
    await outbox.changeRecord(id, { recipient: { type: 'carrier-pigeon', loft: 'https://news.test/loft' } });
    let requests = 0;
    const network: typeof fetch = async () => {
      requests += 1;
      return new Response(null, { status: 201 });
    };
    const next = await outbox.sendDue(Date.now(), 'due', network);
    return { correction: await outbox.find(id), next, requests };
  });
  expect(found).toMatchObject({
    correction: {
      status: { state: 'failed', problem: { kind: 'unknown-recipient' } },
      suggestion: { replacement: 'jumped' },
      unknownRecipient: { type: 'carrier-pigeon' },
    },
    requests: 0,
  });
  expect(found.next).toBeUndefined(); // nothing is tried again
});
