import { describe, expect, test } from 'vitest';
import { newDkim, verify } from '../fixtures/dkim-keys';
import { annotation, locationOf, openNewsroom, post } from '../fixtures/newsroom';

const dkim = newDkim('news.test');

async function signedLetter(): Promise<string> {
  const { relay, sink } = await openNewsroom({ dkim });
  locationOf(await post(relay, annotation({ comment: 'Źdźbło 漢字 😀 = . \n.\n'.repeat(20) })));
  const [letter] = await sink.waitForLetters(1);
  return letter?.raw.toString('latin1') ?? '';
}

const check = (letter: string) => verify(Buffer.from(letter, 'latin1'), dkim);

describe('a letter of a relay that has a key', () => {
  test('is signed for the domain of its sender, and receivers can verify it', async () => {
    const letter = await signedLetter();
    expect(await check(letter)).toEqual([{ result: 'pass', isAligned: true, signingDomain: 'news.test' }]);
    const [, signed = ''] = /\bh=([^;]+);/.exec(letter.replace(/\r\n[ \t]+/g, ' ')) ?? [];
    expect(signed.replaceAll(' ', '').toLowerCase().split(':')).toEqual(
      expect.arrayContaining([
        ...['from', 'reply-to', 'to', 'subject', 'date', 'message-id', 'in-reply-to', 'references'],
        ...['mime-version', 'content-type', 'auto-submitted', 'list-id'],
      ]),
    );
  });

  test.each([
    ['its subject', /^Subject: /m, 'Subject: Re: '],
    ['its sender', /^From: Corrigenda/m, 'From: Somebody'],
    ['its Reply-To', /^Reply-To: Rita/m, 'Reply-To: Carl'],
    ['that it is automatic', /^Auto-Submitted: auto-generated/m, 'Auto-Submitted: no'],
    ['its list', /^List-ID: </im, 'List-ID: <x.'],
    ['its thread', /^References: </m, 'References: <x'],
    ['its body', /\r\n\r\n/, '\r\n\r\nWire the money.\r\n'],
  ])('has no valid signature if somebody changed %s', async (_, from, to) => {
    const letter = await signedLetter();
    const forged = letter.replace(from, to);
    expect(forged).not.toBe(letter);
    expect((await check(forged)).map(({ result }) => result)).not.toContain('pass');
  });
});

test('a letter of a relay without a key is not signed', async () => {
  const { relay, sink } = await openNewsroom();
  locationOf(await post(relay, annotation()));
  const [letter] = await sink.waitForLetters(1);
  expect(letter?.headers.has('dkim-signature')).toBe(false);
});
