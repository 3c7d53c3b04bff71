// Requests to the background and its responses, with a fake of the browser's messaging API.

import { expect, test, vi } from 'vitest';
import { newCorrectionId } from '../../../lib/correction/id';

const sendMessage = vi.fn<(message: unknown) => Promise<unknown>>();
vi.stubGlobal('chrome', { runtime: { sendMessage } });
const { ask } = await import('../../../lib/messages/ask');

const ID = newCorrectionId();

test('a request is sent with its name, and the parsed response is returned', async () => {
  sendMessage.mockResolvedValue({ outcome: 'queued', correction: ID, more: 1 });
  const response = await ask('send', { draft: ID, again: false, hold: true });
  expect(sendMessage).toHaveBeenLastCalledWith({ type: 'send', draft: ID, again: false, hold: true });
  expect(response).toEqual({ outcome: 'queued', correction: ID });
});

test('the message is sent synchronously, since the page may close at any moment', () => {
  sendMessage.mockClear().mockResolvedValue('done');
  void ask('hand-over', { correction: ID });
  expect(sendMessage).toHaveBeenCalledOnce();
});

test('a refused request throws an error with its name', async () => {
  sendMessage.mockResolvedValue('refused');
  await expect(ask('withdraw', { correction: ID })).rejects.toThrow('The background refused: withdraw');
});

test.each([
  ['a failed handler', undefined],
  ['another handler', { outcome: 'queued', correction: ID }],
])('the response of %s throws an error', async (_name, response) => {
  sendMessage.mockResolvedValue(response);
  await expect(ask('forget', { correction: ID })).rejects.toThrow();
});

test('an error of the browser, such as while the background restarts, is thrown', async () => {
  sendMessage.mockRejectedValue(new Error('Could not establish connection.'));
  await expect(ask('wake')).rejects.toThrow('Could not establish connection.');
});
