// What a page makes of the background's response; a messaging API of our own stands for the browser's.

import { expect, test, vi } from 'vitest';
import { newCorrectionId } from '../../../lib/correction/id';

const sendMessage = vi.fn<(message: unknown) => Promise<unknown>>();
vi.stubGlobal('chrome', { runtime: { sendMessage } });
const { ask } = await import('../../../lib/messages/ask');

const ID = newCorrectionId();

test('the request goes out with its name, and the parsed response comes back', async () => {
  sendMessage.mockResolvedValue({ outcome: 'queued', correction: ID, more: 1 });
  const response = await ask('send', { draft: ID, again: false, hold: true });
  expect(sendMessage).toHaveBeenLastCalledWith({ type: 'send', draft: ID, again: false, hold: true });
  expect(response).toEqual({ outcome: 'queued', correction: ID });
});

test('the message is sent at once: the page may close at any moment', () => {
  sendMessage.mockClear().mockResolvedValue('done');
  void ask('hand-over', { correction: ID });
  expect(sendMessage).toHaveBeenCalledOnce();
});

test('a request that the background refuses is an error that names it', async () => {
  sendMessage.mockResolvedValue('refused');
  await expect(ask('withdraw', { correction: ID })).rejects.toThrow('The background refused: withdraw');
});

test.each([
  ['that failed', undefined],
  ['of another kind', { outcome: 'queued', correction: ID }],
])('a response %s is an error', async (_name, response) => {
  sendMessage.mockResolvedValue(response);
  await expect(ask('forget', { correction: ID })).rejects.toThrow();
});

test('an error of the browser, as when the background is restarting, reaches the page', async () => {
  sendMessage.mockRejectedValue(new Error('Could not establish connection.'));
  await expect(ask('wake')).rejects.toThrow('Could not establish connection.');
});
