// How stored corrections and drafts are parsed.

import { expect, test } from 'vitest';
import { DRAFTS } from '../../../lib/outbox/drafts';
import { CORRECTIONS } from '../../../lib/outbox/queries';
import { correction } from '../../../testing/samples/corrections';
import { sampleDraft } from '../../../testing/samples/drafts';

const INBOX = { type: 'inbox', inbox: 'https://news.test/inbox', provenance: 'declared' };
const LATER = { type: 'carrier-pigeon', loft: 'https://news.test/loft', provenance: 'declared' };
const STORED = {
  ...correction(),
  recipient: INBOX,
  status: { state: 'queued', due: 1, attempts: 0 },
  history: [],
};

test('a correction of version 0.1.0 is read as it was stored', () => {
  expect(CORRECTIONS.parse(STORED)).toEqual(STORED);
});

test('a recipient of an unknown type is kept, and the correction has none', () => {
  const { recipient: _inbox, ...rest } = STORED;
  const read = CORRECTIONS.parse({ ...STORED, recipient: LATER, offered: LATER });
  expect(read).toEqual({ ...rest, unknownRecipient: LATER });
  expect(CORRECTIONS.parse(read)).toEqual(read);
});

test('an offer keeps what its address is for, and one that an earlier version stored without it parses', () => {
  const desk = { type: 'mailbox', mailbox: 'desk@news.test', provenance: 'mail-link' };
  for (const offered of [desk, { ...desk, purpose: 'corrections' }])
    expect(CORRECTIONS.parse({ ...STORED, offered })?.offered).toEqual(offered);
});

test('a kept recipient is used again once its type is known', () => {
  const { recipient: _inbox, ...rest } = STORED;
  expect(CORRECTIONS.parse({ ...rest, unknownRecipient: INBOX })).toEqual(STORED);
});

test('a new recipient takes the place of one that was kept', () => {
  expect(CORRECTIONS.parse({ ...STORED, unknownRecipient: LATER })).toEqual(STORED);
});

test('a known recipient that is not valid does not parse', () => {
  expect(CORRECTIONS.parse({ ...STORED, recipient: { ...INBOX, inbox: 'nowhere' } })).toBeUndefined();
});

test('a draft with recipients of an unknown type keeps what the reader typed', () => {
  const draft = sampleDraft(1, 'https://news.test/inbox');
  expect(DRAFTS.parse({ ...draft, chosen: LATER })).toEqual(draft);
});
