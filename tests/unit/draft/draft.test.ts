// A correction that is being written.

import { describe, expect, test } from 'vitest';
import { type Draft, isAbout, recipientOf } from '../../../lib/draft/draft';
import { isRecipientKnown } from '../../../lib/draft/draft-contacts';
import { problemsOf, toContent } from '../../../lib/draft/draft-content';
import { correction } from '../../../testing/samples/corrections';

const { id, page, passage } = correction();
const PICTURE = { address: 'https://news.test/ferry.jpg', caption: 'The ferry at noon' };
const INBOX = 'https://news.test/inbox';
const NOW = new Date('2026-11-23T20:44:00.000Z');

/** A draft in which “jumpd” has become “jumped”, but for `changes`. */
function draft(changes: Partial<Draft> = {}): Draft {
  return {
    id,
    touched: 0,
    page,
    ...(passage && { passage }),
    shortened: false,
    inbox: INBOX,
    kind: 'typo',
    replacement: 'jumped',
    comment: '',
    evidence: '',
    name: '',
    email: '',
    mailbox: '',
    ...changes,
  };
}

function withoutPassage(changes: Partial<Draft> = {}): Draft {
  const { passage: _none, ...rest } = draft({ replacement: '', ...changes });
  return rest;
}

function withoutInbox(changes: Partial<Draft> = {}): Draft {
  const { inbox: _none, ...rest } = draft(changes);
  return rest;
}

describe('a draft', () => {
  test('can be sent as soon as the wording is changed', () => expect(problemsOf(draft())).toEqual([]));

  test('can be sent without a wording if the comment says what is wrong', () => {
    expect(problemsOf(draft({ replacement: 'jumpd', comment: 'Did it?' }))).toEqual([]);
    expect(problemsOf(withoutPassage({ comment: 'An old story.' }))).toEqual([]);
    expect(problemsOf(withoutPassage({ picture: PICTURE, comment: 'It is mirrored.' }))).toEqual([]);
    const opened = { opening: '“jumpd”\n', comment: '“jumpd”\nIt is “jumped”.' };
    expect(problemsOf(withoutPassage(opened))).toEqual([]);
  });

  test.each<[string, Draft, object]>([
    [
      'that says nothing',
      draft({ replacement: 'jumpd', comment: ' \n ' }),
      { field: 'replacement', problem: 'nothing-said' },
    ],
    ['of a whole page that says nothing', withoutPassage(), { field: 'comment', problem: 'no-comment' }],
    [
      'whose comment is only what it was opened with',
      withoutPassage({ opening: '“jumpd”\n', comment: ' “jumpd”' }),
      { field: 'comment', problem: 'no-comment' },
    ],
    [
      'of a picture that says nothing',
      withoutPassage({ picture: PICTURE }),
      { field: 'comment', problem: 'no-comment' },
    ],
    [
      'with a wording without end',
      draft({ replacement: '😀'.repeat(2_001) }),
      { field: 'replacement', problem: 'too-long' },
    ],
    [
      'with a comment without end',
      draft({ comment: '😀'.repeat(4_001) }),
      { field: 'comment', problem: 'too-long' },
    ],
    [
      'with evidence that is no link',
      draft({ evidence: 'my uncle' }),
      { field: 'evidence', problem: 'no-web-address' },
    ],
    [
      'with a script for evidence',
      draft({ evidence: 'javascript:alert(1)' }),
      { field: 'evidence', problem: 'no-web-address' },
    ],
    ['with a name without end', draft({ name: 'a'.repeat(201) }), { field: 'name', problem: 'too-long' }],
    ['with half an address', draft({ email: 'ann@' }), { field: 'email', problem: 'no-mailbox' }],
    [
      'that goes to half an address',
      withoutInbox({ mailbox: 'desk' }),
      { field: 'mailbox', problem: 'no-mailbox' },
    ],
  ])('%s cannot be sent, and it is said why', (_, broken, problem) =>
    expect(problemsOf(broken)).toEqual([problem]),
  );

  test('lists all its problems, in the order of the form', () => {
    const broken = withoutInbox({
      replacement: 'jumpd',
      evidence: 'x',
      name: 'a'.repeat(201),
      email: 'x',
      mailbox: 'x',
    });
    expect(problemsOf(broken).map(({ field }) => field)).toEqual([
      'replacement',
      'evidence',
      'name',
      'email',
      'mailbox',
    ]);
  });

  test('without a problem becomes a correction, also at the limits', () => {
    const full = draft({
      replacement: '😀'.repeat(2_000),
      comment: '😀'.repeat(4_000),
      evidence: 'evidence.test',
      name: '😀'.repeat(200),
      email: ' ann@home.test ',
    });
    expect(problemsOf(full)).toEqual([]);
    expect(toContent(full, NOW).reader.email).toBe('ann@home.test');
  });

  test('with a problem does not become a correction', () => {
    expect(() => toContent(draft({ email: 'ann@' }), NOW)).toThrow('must be one e-mail address');
  });
});

describe('the correction that a draft becomes', () => {
  test('has its id, its page and passage, and the time of sending', () => {
    expect(toContent(draft(), NOW)).toEqual(correction());
  });

  test('proposes no wording if the text is unchanged', () => {
    const { suggestion } = toContent(draft({ replacement: 'jumpd', comment: ' Did it? ' }), NOW);
    expect(suggestion).toEqual({ kind: 'typo', comment: 'Did it?' });
  });

  test('deletes the passage if the text is empty', () => {
    expect(toContent(draft({ replacement: '' }), NOW).suggestion.replacement).toBe('');
  });

  test('keeps the wording exactly as it was typed, with its spaces', () => {
    expect(toContent(draft({ replacement: ' jumped ' }), NOW).suggestion.replacement).toBe(' jumped ');
  });

  test('of a whole page has no passage and proposes no wording', () => {
    const content = toContent(withoutPassage({ comment: 'An old story.' }), NOW);
    expect(content).not.toHaveProperty('passage');
    expect(content.suggestion).toEqual({ kind: 'typo', comment: 'An old story.' });
  });

  test.each([
    ['evidence.test/page?a=b#c', 'https://evidence.test/page?a=b#c'],
    ['  evidence.test ', 'https://evidence.test/'],
    ['evidence.test:8080/x', 'https://evidence.test:8080/x'],
    ['доказ.укр/сторінка', `https://xn--80ahkkt.xn--j1amh/${encodeURIComponent('сторінка')}`],
    ['http://evidence.test/', 'http://evidence.test/'],
  ])('has “%s” for evidence as %s', (evidence, address) => {
    expect(toContent(draft({ evidence }), NOW).suggestion.evidence).toBe(address);
  });
});

describe('the recipient of a draft', () => {
  const relay = 'https://relay.test/inbox';
  const fromTrustTxt = {
    type: 'mailbox',
    mailbox: 'corrections@news.test',
    provenance: 'trust-txt',
    purpose: 'corrections',
  } as const;
  const contacts = { candidates: [fromTrustTxt], pages: [] };

  test('is the inbox that the page declares, before all others', () => {
    const recipient = { type: 'inbox', inbox: INBOX, provenance: 'declared' };
    expect(recipientOf(draft({ relay, contacts }))).toEqual(recipient);
  });

  test('is otherwise the relay that the reader set, or else the site’s own address', () => {
    const set = { type: 'inbox', inbox: relay, provenance: 'set' };
    expect(recipientOf(withoutInbox({ relay, contacts }))).toEqual(set);
    const { purpose: _, ...mailbox } = fromTrustTxt;
    expect(recipientOf(withoutInbox({ contacts }))).toEqual(mailbox);
  });

  test('is the one that the reader chose, even if others are found', () => {
    const chosen = { type: 'mailbox', mailbox: 'ada@news.test', provenance: 'mail-link' } as const;
    expect(recipientOf(draft({ relay, contacts, chosen }))).toEqual(chosen);
  });

  test('is nobody if only addresses of other sites or of an author were found', () => {
    const elsewhere = { ...fromTrustTxt, elsewhere: 'other.test' };
    const author = { ...fromTrustTxt, provenance: 'structured-data', purpose: 'author' } as const;
    expect(
      recipientOf(withoutInbox({ contacts: { candidates: [elsewhere, author], pages: [] } })),
    ).toBeUndefined();
  });

  test('is the practice desk for the practice story, and nobody else', () => {
    const practice = { ...page, address: 'https://practice.corrigenda.example/' };
    expect(recipientOf(draft({ page: practice, relay, mailbox: 'desk@news.test' }))).toEqual({
      type: 'practice',
    });
  });

  test('is the address that the reader types, even if others were found', () => {
    const recipient = { type: 'mailbox', mailbox: 'desk@news.test', provenance: 'typed' };
    expect(recipientOf(draft({ contacts, mailbox: ' desk@news.test ' }))).toEqual(recipient);
  });

  test('is nobody until the typed text is an address', () => {
    expect(recipientOf(withoutInbox({ mailbox: 'desk@news' }))).toBeUndefined();
  });

  test('a tool that a key opens is offered only for highlighted text', () => {
    const form = 'https://news.test/story';
    const key = { type: 'form', form, opens: 'key', provenance: 'site-tool' } as const;
    const contacts = { candidates: [{ ...key, purpose: 'corrections' as const }], pages: [] };
    expect(recipientOf(withoutInbox({ contacts }))).toEqual(key);
    const { passage: _none, ...aboutPage } = withoutInbox({ contacts, chosen: key });
    expect(recipientOf(aboutPage)).toBeUndefined();
  });
});

describe('a draft is resumed', () => {
  test('for the same words at the same place of the same page', () => {
    expect(isAbout(draft(), draft())).toBe(true);
    expect(isAbout(withoutPassage(), { page })).toBe(true);
    expect(isAbout(withoutPassage({ picture: PICTURE }), { page, picture: PICTURE })).toBe(true);
  });

  test('not for the same words elsewhere, other words, another page or the whole page', () => {
    const at = { exact: 'jumpd', prefix: '', suffix: '', start: 400, end: 405 };
    expect(isAbout(draft(), { page, passage: at })).toBe(false);
    expect(isAbout(draft(), { page, passage: { ...at, exact: 'over', start: 40 } })).toBe(false);
    const elsewhere = { ...draft(), page: { ...page, address: 'https://news.test/other' } };
    expect(isAbout(draft(), elsewhere)).toBe(false);
    expect(isAbout(draft(), { page })).toBe(false);
  });

  test('not for words at an unknown position, if its position is known', () => {
    const words = { exact: 'jumpd', prefix: '', suffix: '' };
    expect(isAbout(draft(), { page, passage: words })).toBe(false);
    expect(isAbout(draft({ passage: words }), { page, passage: words })).toBe(true);
  });

  test('not for another picture', () => {
    const begun = withoutPassage({ picture: PICTURE });
    const other = { ...PICTURE, address: 'https://news.test/lens.jpg' };
    expect(isAbout(begun, { page, picture: other })).toBe(false);
    expect(isAbout(begun, { page })).toBe(false);
  });
});

describe('the recipient of a draft is known before contact pages are read', () => {
  const desk = { type: 'mailbox', mailbox: 'desk@news.test', purpose: 'corrections' } as const;
  const named = (provenance: 'mail-link' | 'directory') =>
    withoutInbox({ contacts: { candidates: [{ ...desk, provenance }], pages: [] } });

  test('if the page or its site names one, or the reader chose one', () => {
    expect(isRecipientKnown(named('mail-link'))).toBe(true);
    expect(isRecipientKnown(withoutInbox({ relay: INBOX }))).toBe(true);
    expect(isRecipientKnown(withoutInbox({ chosen: { ...desk, provenance: 'typed' } }))).toBe(true);
  });

  test('but not if only the directory has one', () => {
    expect(isRecipientKnown(withoutInbox())).toBe(false);
    expect(isRecipientKnown(named('directory'))).toBe(false);
  });
});
