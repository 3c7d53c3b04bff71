// Which sender may send which message, with a fake of the browser's messaging API.

import { beforeEach, expect, test, vi } from 'vitest';

type Listener = (message: unknown, sender: object, respond: (response: unknown) => void) => boolean;

const EXTENSION = 'chrome-extension://corrigenda';
const OWN_PAGE = { id: 'corrigenda', url: `${EXTENSION}/popup.html` };
const CONTENT_SCRIPT = { id: 'corrigenda', url: 'https://news.test/story', tab: { id: 7 } };

const listeners: Listener[] = [];
vi.stubGlobal('location', { origin: EXTENSION });
vi.stubGlobal('chrome', {
  runtime: { id: 'corrigenda', onMessage: { addListener: (listener: Listener) => listeners.push(listener) } },
});
const { receiveMessages } = await import('../../../lib/background/receive');

const handled = vi.fn<(name: string, request: unknown) => Promise<unknown>>();
const onShortcut = vi.fn(async () => undefined);
receiveMessages(handled, onShortcut);

/** Returns the response to the message; 'nothing' if there will be none. */
function send(message: unknown, sender: object): Promise<unknown> {
  return new Promise((resolve) => {
    const isAwaited = listeners.map((listener) => listener(message, sender, resolve)).includes(true);
    if (!isAwaited) resolve('nothing');
  });
}

beforeEach(() => {
  handled.mockReset().mockResolvedValue('done');
  onShortcut.mockClear();
});

test('a message from one of our own pages is parsed and passed to its handler', async () => {
  expect(await send({ type: 'open-story', address: 'https://news.test', more: 1 }, OWN_PAGE)).toBe('done');
  expect(handled.mock.calls).toEqual([['open-story', { address: 'https://news.test/' }]]);
});

test.each([
  ['a page of the web', CONTENT_SCRIPT],
  ['another extension', { id: 'other', url: 'chrome-extension://other/page.html' }],
  ['another extension that names our page', { ...OWN_PAGE, id: 'other' }],
  ['a page whose address begins like ours', { ...OWN_PAGE, url: `${EXTENSION}.test/popup.html` }],
  ['a sender without an address', { id: 'corrigenda' }],
])('no message of the protocol is accepted from %s', async (_name, sender) => {
  const messages = [
    { type: 'erase-all' },
    { type: 'wake' },
    { type: 'take-capture', windowId: 1, orActiveTab: true },
    { type: 'open-story', address: 'https://news.test/' },
  ];
  expect(await Promise.all(messages.map((message) => send(message, sender)))).toEqual(
    messages.map(() => 'nothing'),
  );
  expect(handled).not.toHaveBeenCalled();
});

test.each([
  ['a page of the web', CONTENT_SCRIPT],
  ['the practice page', { id: 'corrigenda', url: `${EXTENSION}/welcome.html` }],
])('the shortcut works on %s', async (_name, sender) => {
  expect(await send({ type: 'correct' }, sender)).toBeUndefined();
  expect(onShortcut.mock.calls).toEqual([[{ type: 'correct' }, sender]]);
});

test('a shortcut message from another extension is ignored', async () => {
  expect(await send({ type: 'correct' }, { ...CONTENT_SCRIPT, id: 'other' })).toBe('nothing');
  expect(onShortcut).not.toHaveBeenCalled();
});

test.each([
  undefined,
  null,
  'wake',
  {},
  { type: 1 },
  { type: 'no such message' },
  { type: 'toString' },
  { type: '__proto__' },
  { type: 'withdraw' },
  { type: 'withdraw', correction: 'no UUID' },
  { type: 'open-story', address: 'javascript:alert(1)' },
])('a message that does not parse gets no response: %j', async (message) => {
  expect(await send(message, OWN_PAGE)).toBe('nothing');
  expect(handled).not.toHaveBeenCalled();
});

test('if a handler throws, the page gets no response and the error is logged', async () => {
  const logged = vi.spyOn(console, 'error').mockReturnValue();
  const error = new Error('disk full');
  handled.mockRejectedValue(error);
  expect(await send({ type: 'erase-all' }, OWN_PAGE)).toBeUndefined();
  expect(logged.mock.calls).toEqual([[error]]);
});
