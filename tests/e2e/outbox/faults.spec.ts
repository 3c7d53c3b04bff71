// Whatever a relay does, the correction ends in the state that is said, and is taken once when the relay is sound again.

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

/** The same bytes again are the same correction; others under its id would be another. */
function timesTaken({ taken }: FaultRelay, id: string): number {
  return taken.get(id)?.size ?? 0;
}

for (const [name, { fault, status, holds }] of Object.entries(FAULTS)) {
  test(`a relay that ${name}`, async ({ page, relay }) => {
    relay.fault = fault;
    const id = await page.evaluate((inbox) => outbox.send(inbox, 'jumped'), relay.inbox);
    await page.evaluate(() => outbox.turn());
    const found = await page.evaluate((sent) => outbox.find(sent), id);
    expect(found?.status).toMatchObject(status);
    expect(timesTaken(relay, id)).toBe(holds ? 1 : 0);
    const attempts = relay.requests.length; // a browser may repeat a request whose connection broke
    if (status.state === 'failed') return;

    relay.fault = sound;
    await page.evaluate((now) => outbox.turn(now), Date.now() + 7 * HOUR);
    const later = await page.evaluate((sent) => outbox.find(sent), id);
    expect(later?.status).toMatchObject({ state: 'delivered' });
    expect(timesTaken(relay, id)).toBe(1);
    // What was delivered is not sent again, and what was not, once more.
    expect(relay.requests.length - attempts).toBe(status.state === 'delivered' ? 0 : 1);
  });
}

test.describe('a relay that asks for patience', () => {
  for (const [name, header, wait] of [
    ['in seconds', '7200', 2 * HOUR],
    ['by a date', new Date(Date.UTC(2026, 10, 24, 15)).toUTCString(), 3 * HOUR],
    ['for a year', '31536000', 24 * HOUR],
    ['until yesterday', new Date(Date.UTC(2026, 10, 23)).toUTCString(), 30_000],
    ['in words', 'soon', 30_000],
  ] as const) {
    test(`${name} gets it, up to a day`, async ({ page, relay }) => {
      const now = Date.UTC(2026, 10, 24, 12);
      relay.fault = ({ response }) => void response.writeHead(429, { 'Retry-After': header }).end();
      const next = await page.evaluate(
        async ([inbox, at]) => {
          await outbox.send(inbox, 'jumped', at - 60_000); // the time to undo it is over
          return outbox.turn(at);
        },
        [relay.inbox, now] as const,
      );
      expect(next).toBe(now + wait);
    });
  }
});

test('a poisoned correction and a slow inbox hold up nobody else', async ({ page, relay }) => {
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
      void outbox.turn();
      return sent;
    },
    [relay.inbox, slow.inbox] as const,
  );
  await expect.poll(() => relay.taken.size).toBe(29);
  expect(slow.taken.size).toBe(0);
  await slow.stop();
  await page.evaluate((now) => outbox.turn(now), Date.now() + 7 * HOUR);
  expect(Array.from(relay.taken.keys()).sort()).toEqual(ids.sort());
  for (const id of ids) expect(timesTaken(relay, id)).toBe(1);
});

test.describe('an inbox that is not there any more', () => {
  const LINK = (inbox: string) => `<link rel="http://www.w3.org/ns/ldp#inbox" href="${inbox}">`;

  /** Sends to a relay that is gone from a story whose page declares `declared`; gives back the correction's id. */
  async function sendToGone(page: Page, site: Site, relay: FaultRelay, declared: string): Promise<string> {
    relay.fault = ({ response }) => void response.writeHead(410).end();
    site.head = LINK(declared);
    const address = site.page('/2026/fox', 'The fox jumpd over.');
    return page.evaluate(([inbox, at]) => outbox.send(inbox, 'jumped', undefined, at), [
      relay.inbox,
      address,
    ] as const);
  }

  test('is looked for on the page again, and the correction goes to another path of the same origin', async ({
    page,
    site,
    relay,
  }) => {
    const inbox = `${relay.origin}/inboxes/now`;
    const id = await sendToGone(page, site, relay, inbox);
    await page.evaluate(() => outbox.turn());
    expect(await page.evaluate((sent) => outbox.find(sent), id)).toMatchObject({
      recipient: { type: 'inbox', inbox },
      status: { state: 'queued', problem: { kind: 'moved' } },
    });
    relay.fault = sound;
    await page.evaluate(() => outbox.turn());
    expect(timesTaken(relay, id)).toBe(1);
  });

  test('on another origin gets nothing until the reader says so', async ({ page, site, relay }) => {
    const next = await startFaultRelay();
    const id = await sendToGone(page, site, relay, next.inbox);
    await page.evaluate(() => outbox.turn());
    const held = await page.evaluate((sent) => outbox.find(sent), id);
    expect(held).toMatchObject({
      offered: { type: 'inbox', inbox: next.inbox, provenance: 'declared' },
      status: { state: 'held', problem: { kind: 'moved' } },
    });
    expect(held).not.toHaveProperty('recipient');
    await page.evaluate(() => outbox.turn(Date.now() + 86_400_000, 'opportunity'));
    expect(next.requests).toEqual([]);

    await page.evaluate((sent) => outbox.sendToOffered(sent), id);
    await page.evaluate(() => outbox.turn());
    expect(timesTaken(next, id)).toBe(1);
    await next.stop();
  });

  test('is tried again where the page still declares it', async ({ page, site, relay }) => {
    const id = await sendToGone(page, site, relay, relay.inbox);
    await page.evaluate(() => outbox.turn());
    expect(await page.evaluate((sent) => outbox.find(sent), id)).toMatchObject({
      status: { state: 'queued', problem: { kind: 'answered', status: 410 } },
    });
  });

  test('on a page that says something else each time makes no storm', async ({ page, site, relay }) => {
    const id = await sendToGone(page, site, relay, `${relay.origin}/another`);
    for (const inbox of ['/third', '/fourth', '/fifth']) {
      await page.evaluate(() => outbox.turn());
      site.head = LINK(relay.origin + inbox);
      site.page('/2026/fox', 'The fox jumpd over.');
    }
    expect(relay.requests).toEqual([id, id]); // the first time at once, then in its turn
  });
});
