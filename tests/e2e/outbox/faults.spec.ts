// Whatever fault a relay has, the correction gets the expected status, and is accepted exactly once when the relay works again.

import type { Page } from '@playwright/test';
import { type FaultRelay, sound, startFaultRelay } from '../../faults/fault-relay';
import { FAULTS } from '../../faults/faults';
import { test as base, expect } from '../fixtures/outbox';
import type { Site } from '../fixtures/site';

const test = base.extend<{ relay: FaultRelay }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright wants a pattern here
  relay: async ({}, use) => {
    const relay = await startFaultRelay();
    await use(relay);
    await relay.stop();
  },
});

const HOUR = 3_600_000;

/** Returns how many different contents the relay accepted under this id. The same bytes again are the same correction. */
function timesTaken({ taken }: FaultRelay, id: string): number {
  return taken.get(id)?.size ?? 0;
}

for (const [name, { fault, status, holds }] of Object.entries(FAULTS)) {
  test(`a relay that ${name}`, async ({ page, relay }) => {
    relay.fault = fault;
    const id = await page.evaluate((inbox) => outbox.send(inbox, 'jumped'), relay.inbox);
    await page.evaluate(() => outbox.sendDue());
    const found = await page.evaluate((sent) => outbox.find(sent), id);
    expect(found?.status).toMatchObject(status);
    expect(timesTaken(relay, id)).toBe(holds ? 1 : 0);
    const attempts = relay.requests.length; // a browser may repeat a request whose connection broke
    if (status.state === 'failed') return;

    relay.fault = sound;
    await page.evaluate((now) => outbox.sendDue(now), Date.now() + 7 * HOUR);
    const later = await page.evaluate((sent) => outbox.find(sent), id);
    expect(later?.status).toMatchObject({ state: 'delivered' });
    expect(timesTaken(relay, id)).toBe(1);
    // A delivered correction is not sent again; any other is sent once more.
    expect(relay.requests.length - attempts).toBe(status.state === 'delivered' ? 0 : 1);
  });
}

test.describe('the delay that a relay asks for', () => {
  for (const [name, header, wait] of [
    ['in seconds', '7200', 2 * HOUR],
    ['by a date', new Date(Date.UTC(2026, 10, 24, 15)).toUTCString(), 3 * HOUR],
    ['for a year', '31536000', 24 * HOUR],
    ['until yesterday', new Date(Date.UTC(2026, 10, 23)).toUTCString(), 30_000],
    ['in words', 'soon', 30_000],
  ] as const) {
    test(`${name} is respected, up to a day`, async ({ page, relay }) => {
      const now = Date.UTC(2026, 10, 24, 12);
      relay.fault = ({ response }) => void response.writeHead(429, { 'Retry-After': header }).end();
      const next = await page.evaluate(
        async ([inbox, at]) => {
          await outbox.send(inbox, 'jumped', at - 60_000); // it can no longer be undone
          return outbox.sendDue(at);
        },
        [relay.inbox, now] as const,
      );
      expect(next).toBe(now + wait);
    });
  }
});

test('a correction that always fails and a slow inbox do not delay other corrections', async ({
  page,
  relay,
}) => {
  const slow = await startFaultRelay();
  slow.fault = () => undefined;
  relay.fault = (exchange) => {
    if (relay.requests.length === 1) exchange.response.writeHead(500).end();
    else sound(exchange);
  };
  const ids = await page.evaluate(
    async ([one, other]) => {
      for (let index = 0; index < 30; index += 1) await outbox.send(other, `slow ${index}`);
      const sent: string[] = [];
      for (let index = 0; index < 30; index += 1) sent.push(await outbox.send(one, `jumped ${index}`));
      void outbox.sendDue();
      return sent;
    },
    [relay.inbox, slow.inbox] as const,
  );
  await expect.poll(() => relay.taken.size).toBe(29);
  expect(slow.taken.size).toBe(0);
  await slow.stop();
  await page.evaluate((now) => outbox.sendDue(now), Date.now() + 7 * HOUR);
  expect(Array.from(relay.taken.keys()).sort()).toEqual(ids.sort());
  for (const id of ids) expect(timesTaken(relay, id)).toBe(1);
});

test.describe('an inbox that no longer exists', () => {
  const LINK = (inbox: string) => `<link rel="http://www.w3.org/ns/ldp#inbox" href="${inbox}">`;

  /** Sends a correction to a relay that is gone. The story's page declares the inbox `declared`. Returns the correction's id. */
  async function sendToGone(page: Page, site: Site, relay: FaultRelay, declared: string): Promise<string> {
    relay.fault = ({ response }) => void response.writeHead(410).end();
    site.head = LINK(declared);
    const address = site.page('/2026/fox', 'The fox jumpd over.');
    return page.evaluate(([inbox, at]) => outbox.send(inbox, 'jumped', undefined, at), [
      relay.inbox,
      address,
    ] as const);
  }

  test('is looked up on the page again, and the correction is sent to another path of the same origin', async ({
    page,
    site,
    relay,
  }) => {
    const inbox = `${relay.origin}/inboxes/now`;
    const id = await sendToGone(page, site, relay, inbox);
    await page.evaluate(() => outbox.sendDue());
    expect(await page.evaluate((sent) => outbox.find(sent), id)).toMatchObject({
      recipient: { type: 'inbox', inbox },
      status: { state: 'queued', problem: { kind: 'moved' } },
    });
    relay.fault = sound;
    await page.evaluate(() => outbox.sendDue());
    expect(timesTaken(relay, id)).toBe(1);
  });

  test('has moved to another origin: nothing is sent until the reader agrees', async ({
    page,
    site,
    relay,
  }) => {
    const next = await startFaultRelay();
    const id = await sendToGone(page, site, relay, next.inbox);
    await page.evaluate(() => outbox.sendDue());
    const held = await page.evaluate((sent) => outbox.find(sent), id);
    expect(held).toMatchObject({
      offered: { type: 'inbox', inbox: next.inbox, provenance: 'declared' },
      status: { state: 'held', problem: { kind: 'moved' } },
    });
    expect(held).not.toHaveProperty('recipient');
    await page.evaluate(() => outbox.sendDue(Date.now() + 86_400_000, 'opportunity'));
    expect(next.requests).toEqual([]);

    await page.evaluate((sent) => outbox.sendToOffered(sent), id);
    await page.evaluate(() => outbox.sendDue());
    expect(timesTaken(next, id)).toBe(1);
    await next.stop();
  });

  test('is tried again if the page still declares it', async ({ page, site, relay }) => {
    const id = await sendToGone(page, site, relay, relay.inbox);
    await page.evaluate(() => outbox.sendDue());
    expect(await page.evaluate((sent) => outbox.find(sent), id)).toMatchObject({
      status: { state: 'queued', problem: { kind: 'answered', status: 410 } },
    });
  });

  test('does not cause many requests if the page declares another inbox each time', async ({
    page,
    site,
    relay,
  }) => {
    const id = await sendToGone(page, site, relay, `${relay.origin}/another`);
    for (const inbox of ['/third', '/fourth', '/fifth']) {
      await page.evaluate(() => outbox.sendDue());
      site.head = LINK(relay.origin + inbox);
      site.page('/2026/fox', 'The fox jumpd over.');
    }
    expect(relay.requests).toEqual([id, id]); // immediately the first time, then when it is due
  });
});
