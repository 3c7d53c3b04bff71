// Corrections to a PDF in the browser's viewer, in which an extension cannot run scripts.

import type { Page, Worker } from '@playwright/test';
import { clickMenuItem, pressToolbarButton } from '../fixtures/browser-surfaces';
import { field, openDrafts } from '../fixtures/popup-steps';
import { test as base, expect } from '../fixtures/test';

const WORDS = 'The brown fox jumpd over the lazy dog.';

const test = base.extend<{ pdf: string }>({
  /** The address of a PDF whose only page has {@link WORDS}. */
  pdf: async ({ site }, use) => {
    const path = '/2026/report.pdf';
    site.answer(path, (_, response) =>
      response.writeHead(200, { 'Content-Type': 'application/pdf' }).end(pdfOf(WORDS, 'Annual report')),
    );
    await use(site.origin + path);
  },
});

test('words highlighted in the viewer are sent from the context menu, with the PDF’s address', async ({
  pdf,
  newsroom,
  reader,
  page,
}) => {
  await page.goto(pdf);
  const frameId = await viewerFrame(reader.worker, page);
  const title = () =>
    reader.worker.evaluate(async (url) => (await chrome.tabs.query({ url }))[0]?.title, pdf);
  await expect.poll(title).toBe('Annual report');
  await clickMenuItem(reader.worker, page, {
    selectionText: 'jumpd over\r\nthe lazy',
    frameId,
    frameUrl: 'chrome-extension://mhjfbmdgcfjbbpaeojofohoefgiehjai/index.html',
  });
  const popup = await reader.popup();
  const correction = popup.getByRole('textbox', { name: 'Correction' });
  await expect(correction).toHaveValue('jumpd over the lazy');
  await correction.fill('jumped over the lazy');
  await declareInbox(popup, newsroom.inbox);
  await popup.getByRole('tab', { name: 'Corrections' }).click();
  await openDrafts(popup);
  await popup.getByRole('button', { name: 'Continue' }).click();
  await popup.getByRole('button', { name: 'Send' }).click();
  await expect(popup.getByText('Received by the newsroom')).toBeVisible();

  const [letter] = await newsroom.mail.waitForLetters(1);
  expect(letter?.subject).toBe('[Reader correction] Report'); // from the address, because the relay reads HTML pages only
  expect(letter?.text).toContain('Headline: Annual report\n');
  expect(letter?.text?.split('\n')[0]).toBe('“jumpd over the lazy” → “jumped over the lazy”');
  expect(letter?.text).toContain(`Story: ${pdf}\n`);
  expect(letter?.text).toContain(`Open the story:\n${pdf}\n`);
});

test('a quote that is too long is cut between words, and the reader is told', async ({
  pdf,
  reader,
  page,
}) => {
  await page.goto(pdf);
  const frameId = await viewerFrame(reader.worker, page);
  await clickMenuItem(reader.worker, page, { selectionText: `${'word '.repeat(99)}exactly more`, frameId });
  const popup = await reader.popup();
  await expect(popup.getByRole('textbox', { name: 'Correction' })).toHaveValue('word '.repeat(99).trim());
  await expect(popup.getByText('You highlighted more than 500 characters.')).toBeVisible();
});

test('after a press of the toolbar button, the reader can write about the page, and a typed quote is kept', async ({
  pdf,
  reader,
  page,
}) => {
  await page.goto(pdf);
  await viewerFrame(reader.worker, page);
  await pressToolbarButton(reader.worker);
  const popup = await reader.popup();
  await popup.getByRole('textbox', { name: 'Quote' }).fill('The brown fox jumpd');
  await popup.keyboard.press('Enter');
  await expect(popup.getByText('These words were not found on the page.')).toBeVisible();
  await popup.getByRole('button', { name: 'Write about the page as a whole' }).click();
  await expect(await field(popup, 'Comment')).toHaveValue('“The brown fox jumpd”\n');
});

/**
 * Returns the id of the frame in which the browser's viewer shows the PDF: a frame that exists but in which scripts are refused.
 */
async function viewerFrame(worker: Worker, page: Page): Promise<number> {
  const find = () =>
    worker.evaluate(async (url) => {
      const [tab] = await chrome.tabs.query({ url });
      const tabId = tab?.id ?? chrome.tabs.TAB_ID_NONE;
      for (let frameId = 1; frameId < 500; frameId += 1) {
        try {
          await chrome.scripting.executeScript({ target: { tabId, frameIds: [frameId] }, func: () => 1 });
        } catch (refusal) {
          if (!String(refusal).includes('No frame with id')) return { frameId, refusal: String(refusal) };
        }
      }
      return undefined;
    }, page.url());
  await expect.poll(find).toMatchObject({ refusal: expect.stringContaining('Cannot access') });
  return (await find())?.frameId ?? 0;
}

/** Sets the inbox of the draft. A PDF has no head in which to declare one. */
async function declareInbox(popup: Page, inbox: string): Promise<void> {
  await popup.evaluate(async (address) => {
    const opening = indexedDB.open('corrigenda');
    await new Promise((resolve) => opening.addEventListener('success', resolve));
    const store = opening.result.transaction('drafts', 'readwrite').objectStore('drafts');
    const reading = store.getAll();
    await new Promise((resolve) => reading.addEventListener('success', resolve));
    const putting = store.put({ ...reading.result[0], inbox: address });
    await new Promise((resolve) => putting.addEventListener('success', resolve));
    opening.result.close();
  }, inbox);
}

/** Returns a PDF of one page with `words`. */
function pdfOf(words: string, title: string): string {
  const content = `BT /F1 18 Tf 20 120 Td (${words}) Tj ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 200] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    `<< /Title (${title}) >>`,
  ].map((object, index) => `${index + 1} 0 obj\n${object}\nendobj\n`);
  const header = '%PDF-1.4\n';
  const offsets = objects.map((_, index) => header.length + objects.slice(0, index).join('').length);
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  return [
    header,
    ...objects,
    `xref\n0 ${size}\n0000000000 65535 f \n${table}`,
    `trailer << /Size ${size} /Root 1 0 R /Info ${objects.length} 0 R >>\n`,
    `startxref\n${header.length + objects.join('').length}\n%%EOF`,
  ].join('');
}
