// The inbox is gone when the correction is sent, and the page now declares one on another host.

import { correctionBox, goesTo, openOn, pressSend } from '../fixtures/popup-steps';
import { startSite } from '../fixtures/site';
import { expect, test } from '../fixtures/test';

const STORY = '<h1>Fox clears dog</h1><p id="lead">The brown fox jumpd over the lazy dog.</p>';
const LINK = (inbox: string) => `<link rel="http://www.w3.org/ns/ldp#inbox" href="${inbox}">`;

test('a host that the form did not name gets a correction only after the reader presses the button that names it', async ({
  site,
  reader,
  page,
}) => {
  const other = await startSite();
  other.answer('/inbox', (_, response) => response.writeHead(202).end());
  site.head = LINK(`${site.otherOrigin}/gone`);
  await page.goto(site.page('/fox', STORY));
  site.head = LINK(`${other.origin}/inbox`); // the extension learns this, but the form did not show it
  site.page('/fox', STORY);

  const popup = await openOn(reader, page, 'jumpd');
  await goesTo(popup, `Goes to ${new URL(site.otherOrigin).host}`);
  await correctionBox(popup).fill('jumped');
  await pressSend(popup);
  await expect(popup.getByText("The newsroom's inbox had moved; the page says where to.")).toBeVisible();
  expect(site.requests.filter((request) => request.startsWith('POST'))).toEqual(['POST /gone']);
  expect(other.requests).toEqual([]);

  const { host } = new URL(other.origin);
  await expect(popup.getByText(`${host} takes corrections now`)).toBeVisible();
  await popup.getByRole('button', { name: `Send to ${host}` }).click();
  await expect.poll(() => other.requests).toEqual(['POST /inbox']);
  await other.stop();
});
