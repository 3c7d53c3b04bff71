// The apps in which a letter opens.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { draftAddress, draftText } from '../../../lib/channel/mail-app';
import { jointMailDraft, mailDraft } from '../../../lib/channel/mail-draft';
import { correction, corrections } from '../../../testing/samples/corrections';

const MAILBOX = "o'neil+news@home.test";
const BODIES = [
  correction({ suggestion: { kind: 'typo', replacement: 'jumped', comment: '1 + 1 = 2 & “3” #4? 100 %' } }),
  correction({ suggestion: { kind: 'fact', replacement: 'стрибнула 🦊', comment: 'قفز الثعلب' } }),
];

/** What is in the query of an address, as a server reads it. */
const query = (address: string | undefined) => Object.fromEntries(new URL(address ?? '').searchParams);

describe.each(BODIES)('the letter %#', (content) => {
  const draft = mailDraft(content, MAILBOX);
  const asMail = new URL(draft).searchParams;
  const [subject, body] = [asMail.get('subject'), asMail.get('body')];

  test('is the same in the mail app, in Gmail, in Outlook and in Proton', () => {
    expect(draftAddress(draft, 'app')).toBe(draft);
    expect(query(draftAddress(draft, 'gmail'))).toMatchObject({ to: MAILBOX, su: subject, body });
    expect(query(draftAddress(draft, 'outlook'))).toMatchObject({ to: MAILBOX, subject, body });
    const [, handed = ''] = draftAddress(draft, 'proton')?.split('#mailto=') ?? [];
    expect(decodeURIComponent(handed)).toBe(draft);
  });

  test('is copied as text, with the address and the subject above it', () => {
    expect(draftAddress(draft, 'copy')).toBeUndefined();
    expect(draftText(draft)).toBe(`${MAILBOX}\n${subject}\n\n${body?.replaceAll('\r\n', '\n')}`);
  });
});

describe('several letters to one mailbox', () => {
  test('become one draft, each with its change and its link', () => {
    const contents = ['jumped', 'leapt'].map((replacement) =>
      correction({ suggestion: { kind: 'typo', replacement } }),
    );
    const { address, taken } = jointMailDraft(contents, MAILBOX);
    const body = new URL(address).searchParams.get('body');
    expect(taken).toBe(2);
    expect(body).toContain('“jumpd” → “jumped”');
    expect(body).toContain('“jumpd” → “leapt”');
    expect(body?.split(contents[0]?.page.address ?? 'no page').length).toBeGreaterThan(2);
  });

  test('become one draft of the first ones that mail apps can take, and at least one', () => {
    fc.assert(
      fc.property(fc.array(corrections, { minLength: 1, maxLength: 12 }), (contents) => {
        const { address, taken } = jointMailDraft(contents, MAILBOX);
        expect(address.length).toBeLessThanOrEqual(1_900);
        expect(taken).toBeGreaterThanOrEqual(1);
        expect(taken).toBeLessThanOrEqual(contents.length);
        expect(decodeURIComponent(new URL(address).pathname)).toBe(MAILBOX);
        expect(new URL(address).searchParams.getAll('body')).toHaveLength(1);
      }),
    );
  });
});
