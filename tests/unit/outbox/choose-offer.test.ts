// The recipients that are offered for held corrections.

import { describe, expect, test } from 'vitest';
import { chooseOffer } from '../../../lib/outbox/choose-offer';
import type { Candidate } from '../../../lib/recipient/candidate';

const PAGE = 'https://news.test/story';
const passage = { exact: 'jumpd', prefix: 'fox ', suffix: ' over', start: 4, end: 9 };
const KEY: Candidate = {
  type: 'form',
  form: PAGE,
  opens: 'key',
  purpose: 'corrections',
  provenance: 'site-tool',
};
const DESK: Candidate = {
  type: 'mailbox',
  mailbox: 'desk@news.test',
  purpose: 'editors',
  provenance: 'mail-link',
};
const wiki = (address: string): Candidate => ({
  type: 'issue',
  host: 'mediawiki',
  address,
  provenance: 'edit-link',
});

const offer = (subject: Parameters<typeof chooseOffer>[0], ...candidates: Candidate[]) =>
  chooseOffer(subject, { candidates, pages: [] }, undefined);

describe('a held correction is offered', () => {
  test('the tool that a key opens only if it is about highlighted text', () => {
    expect(offer({ passage }, KEY, DESK)).toMatchObject({ opens: 'key' });
    expect(offer({}, KEY, DESK)).toMatchObject({ mailbox: 'desk@news.test' });
    expect(offer({}, KEY)).toBeUndefined();
  });

  test('the editor of the whole page of a wiki, not of the section that is highlighted now', () => {
    const editor = 'https://wiki.test/w/index.php?title=Fox&action=edit';
    expect(offer({ passage }, wiki(`${editor}&section=3`))).toMatchObject({ address: editor });
  });

  test('the reader’s relay before addresses, without the fields of a candidate', () => {
    const found = { candidates: [DESK], pages: [] };
    expect(chooseOffer({}, found, 'https://relay.test/inbox')).toMatchObject({ type: 'inbox' });
    expect(chooseOffer({}, found, undefined)).not.toHaveProperty('purpose');
  });
});
