// Which frame of a tab is read for contacts, and what is made of what comes back, with a fake of the browser's scripts.

import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { PageParts } from '../../../lib/recipient/page-parts';

interface Injection {
  readonly target: { readonly frameIds?: readonly number[]; readonly allFrames?: boolean };
  readonly files?: readonly string[];
}

const executeScript = vi.fn<(injection: Injection) => Promise<unknown>>();
vi.stubGlobal('chrome', {
  runtime: { id: 'corrigenda' },
  scripting: { executeScript },
  tabs: { get: async () => ({ url: 'https://news.test/fox' }) },
});
const { readContacts } = await import('../../../lib/capture/read-tab');

const PAGE = 'https://news.test/fox';
const PARTS: PageParts = {
  anchors: [{ href: 'mailto:corrections@news.test', rel: '', text: 'Corrections' }],
  scripts: [],
  authors: [],
  base: PAGE,
};
const READ = { address: PAGE, parts: PARTS, listed: [] };

/** Frame n shows `addresses[n]`, and the contacts script returns `read` there. */
function tabWith(addresses: readonly unknown[], read: unknown = READ): void {
  executeScript.mockImplementation(async ({ target, files }) =>
    (target.allFrames ? [...addresses.keys()] : (target.frameIds ?? [])).map((frameId) => ({
      frameId,
      result: files ? read : addresses[frameId],
    })),
  );
}

const readFrames = () =>
  executeScript.mock.calls.flatMap(([{ target, files }]) => (files ? [...(target.frameIds ?? ['all'])] : []));

beforeEach(() => {
  executeScript.mockReset();
});

describe('one frame is read', () => {
  test('the top frame, if it shows the page; then no other frame runs anything', async () => {
    tabWith([PAGE, PAGE]);
    expect(await readContacts(1, PAGE)).toMatchObject({
      candidates: [{ mailbox: 'corrections@news.test', provenance: 'mail-link' }],
    });
    expect(executeScript.mock.calls.map(([{ target }]) => target.frameIds)).toEqual([[0], [0]]);
  });

  test('the first of 600 frames that shows the page, however many show it', async () => {
    tabWith(Array.from({ length: 600 }, (_, n) => (n < 17 ? `https://ads.test/${n}` : PAGE)));
    expect((await readContacts(1, PAGE)).candidates).toHaveLength(1);
    expect(readFrames()).toEqual([17]);
  });

  test('the frame whose address is the page’s but for what does not identify it', async () => {
    tabWith(['https://news.test/', `${PAGE}?utm_source=letter#comments`]);
    expect((await readContacts(1, PAGE)).candidates).toHaveLength(1);
    expect(readFrames()).toEqual([1]);
  });

  test.each([
    ['shows another page', ['https://news.test/other', 'about:blank', 'data:text/html,fox']],
    ['says where it is', [undefined, null, 7, {}]],
  ])('none, if no frame %s', async (_, addresses) => {
    tabWith(addresses);
    expect(await readContacts(1, PAGE)).toEqual({ candidates: [], pages: [] });
    expect(readFrames()).toEqual([]);
  });
});

describe('what comes back is judged', () => {
  test('with the rows that the directory has for the site', async () => {
    tabWith([PAGE], { ...READ, listed: [['desk@news.test', 'editors', '2026-10-31']] });
    expect((await readContacts(1, PAGE)).candidates).toMatchObject([
      { mailbox: 'corrections@news.test', provenance: 'mail-link' },
      { mailbox: 'desk@news.test', provenance: 'directory', seen: '2026-10-31' },
    ]);
  });

  test('and an address of another site gets that site’s name', async () => {
    const anchors = [{ href: 'mailto:corrections@agency.co.uk', rel: '', text: 'Corrections' }];
    tabWith([PAGE], { ...READ, parts: { ...PARTS, anchors } });
    expect((await readContacts(1, PAGE)).candidates).toMatchObject([{ elsewhere: 'agency.co.uk' }]);
  });

  test('and things of one JSON-LD script may refer to those of another', async () => {
    const scripts = [
      '{"@type":"NewsArticle","publisher":{"@id":"#us"}}',
      '{"@id":"#us","@type":"Organization","email":"errors@news.test"}',
    ];
    tabWith([PAGE], { ...READ, parts: { ...PARTS, anchors: [], scripts } });
    expect((await readContacts(1, PAGE)).candidates).toMatchObject([{ mailbox: 'errors@news.test' }]);
  });

  test.each([
    ['nothing', null],
    ['the parts of another page, which the frame shows since', { ...READ, address: 'https://news.test/2' }],
    ['links without an address', { ...READ, parts: { ...PARTS, anchors: [{ rel: '', text: 'Contact' }] } }],
    ['scripts that are not texts', { ...READ, parts: { ...PARTS, scripts: [{}] } }],
    ['a sign that is not known', { ...READ, parts: { ...PARTS, keyToolSign: 'other' } }],
    ['a row for authors', { ...READ, listed: [['ada@news.test', 'author', '2026-10-31']] }],
  ])('but %s gives no contacts', async (_, read) => {
    tabWith([PAGE], read);
    expect(await readContacts(1, PAGE)).toEqual({ candidates: [], pages: [] });
  });
});
