// A correction as the address of a new issue, or of a wiki's editor.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { issueDraft, MAX_ISSUE_ADDRESS } from '../../../lib/channel/issue-draft';
import type { CorrectionContent, Suggestion } from '../../../lib/correction/content';
import { deepLink } from '../../../lib/correction/content';
import type { IssueRecipient } from '../../../lib/correction/recipient';
import { correction, corrections } from '../../../testing/samples/corrections';

const recipient = (more: Partial<IssueRecipient> = {}): IssueRecipient => ({
  type: 'issue',
  host: 'github',
  address: 'https://github.com/tool/docs/issues/new',
  path: 'docs/fox.md',
  provenance: 'edit-link',
  ...more,
});

/** Returns the fields that the address fills in. */
function fieldsOf(content: CorrectionContent, to = recipient()) {
  const { address, copied } = issueDraft(content, to);
  return { address, copied, fields: Object.fromEntries(new URL(address).searchParams) };
}

const typo = correction({
  suggestion: {
    kind: 'typo',
    replacement: 'jumped',
    comment: 'Ask @ada, see #12.',
    evidence: 'https://evidence.test/',
  },
  reader: { name: 'Rita @reader', email: 'rita@home.test' },
});

test('a new issue has the change, where it is, and what the reader says', () => {
  const { fields, copied } = fieldsOf(typo);
  expect(copied).toBeUndefined();
  expect(fields.title).toBe('Typo: “jumpd” → “jumped” (Fox clears dog)');
  expect(fields.body).toBe(
    [
      '> The brown fox jumpd over the lazy dog.',
      '```diff\n-jumpd\n+jumped\n```',
      'The reader writes:\n\n> Ask @\u2060ada, see #\u206012.',
      'Evidence: `https://evidence.test/`',
      `Open the story at the passage: <${deepLink(typo)}>`,
      'Source file: `docs/fox.md`',
      'Reader: Rita @\u2060reader',
      'Sent with Corrigenda by a reader of this page.\n',
    ].join('\n\n'),
  );
});

test('the reader’s e-mail is never in it, and the name only if it was given', () => {
  expect(decodeURIComponent(issueDraft(typo, recipient()).address)).not.toContain('home.test');
  const wiki = issueDraft(
    { ...typo, suggestion: { kind: 'fact', comment: 'Wrong.' } },
    recipient({ host: 'mediawiki', address: 'https://wiki.test/w/index.php?title=Fox&action=edit' }),
  );
  expect(wiki.copied).toContain('Wrong.');
  expect(wiki.copied).not.toContain('home.test');
  expect(fieldsOf({ ...typo, reader: { email: 'rita@home.test' } }).fields.body).not.toContain('Reader');
});

describe('each kind of host gets the fields that it knows', () => {
  test.each([
    ['gitlab', 'https://gitlab.com/g/docs/-/issues/new', ['issue[title]', 'issue[description]']],
    ['gitea', 'https://codeberg.org/tool/docs/issues/new', ['title', 'body']],
    ['bitbucket', 'https://bitbucket.org/tool/docs/issues/new', ['title', 'content']],
    [
      'mediawiki',
      'https://wiki.test/w/index.php?title=Fox&action=edit&section=2',
      ['title', 'action', 'section', 'summary'],
    ],
  ] as const)('%s', (host, address, names) => {
    const draft = fieldsOf(typo, recipient({ host, address }));
    expect(draft.address.startsWith(address)).toBe(true);
    expect(Object.keys(draft.fields)).toEqual(names);
  });

  test('a wiki gets a summary, and the new wording to paste; at Bitbucket the text can be pasted too', () => {
    const wiki = recipient({ host: 'mediawiki', address: 'https://wiki.test/Fox?action=edit' });
    const { fields, copied } = fieldsOf(typo, wiki);
    expect(fields.summary).toBe('Typo: “jumpd” → “jumped” · Ask @ada, see #12. · https://evidence.test/');
    expect(copied).toBe('jumped');
    const linked = { ...typo, suggestion: { kind: 'typo' as const, replacement: '[[User:Ada]] {{x}}' } };
    expect(fieldsOf(linked, wiki).fields.summary).not.toMatch(/\[\[|\{\{/);
    const bitbucket = recipient({ host: 'bitbucket', address: 'https://bitbucket.org/a/b/issues/new' });
    expect(fieldsOf(typo, bitbucket).copied).toBe(fieldsOf(typo, bitbucket).fields.content);
  });
});

describe('the summary of a wiki’s edit', () => {
  const wiki = recipient({ host: 'mediawiki', address: 'https://wiki.test/Fox?action=edit' });
  const summaryOf = (suggestion: Partial<Suggestion>) =>
    fieldsOf(correction({ suggestion: { kind: 'typo', replacement: 'jumped', ...suggestion } }), wiki).fields
      .summary ?? '';
  const evidence = 'https://words.test/jump';

  test('has the reader’s comment in one line, and their source', () => {
    expect(summaryOf({ comment: 'A letter\nis missing.', evidence })).toBe(
      'Typo: “jumpd” → “jumped” · A letter is missing. · https://words.test/jump',
    );
  });

  test('has as much of a long comment as fits before the source', () => {
    const summary = summaryOf({ comment: 'word '.repeat(300), evidence });
    expect(summary).toMatch(/^Typo: “jumpd” → “jumped” · word word .*… · https:\/\/words\.test\/jump$/);
    expect(summary.length).toBeGreaterThan(380);
    expect(summary.length).toBeLessThanOrEqual(400);
  });

  test('leaves out a source that does not fit whole', () => {
    const summary = summaryOf({
      comment: 'A letter is missing.',
      evidence: `https://words.test/${'a'.repeat(400)}`,
    });
    expect(summary).toBe('Typo: “jumpd” → “jumped” · A letter is missing.');
  });

  test('notifies no user whom the comment names', () => {
    expect(summaryOf({ comment: 'Ask [[User:Ada]] or {{ping|Ada}}.' })).not.toMatch(/\[\[|\{\{/);
  });
});

test('without a proposed wording, the passage is quoted', () => {
  const { fields } = fieldsOf(
    correction({ suggestion: { kind: 'fact', comment: 'It was a cat.' }, reader: {} }),
  );
  expect(fields.body).toMatch(
    /^About “jumpd”\n\n> The brown fox jumpd over the lazy dog\.\n\nThe reader writes:/,
  );
  expect(fields.body).not.toContain('```');
});

test('a long comment is shortened, and then the quote and the source, but never the change and the link', () => {
  const long = correction({
    suggestion: { kind: 'typo', replacement: 'jumped', comment: 'ж '.repeat(2_000).trim() },
  });
  const { address, fields, copied } = fieldsOf(long);
  expect(copied).toBeUndefined();
  expect(address.length).toBeLessThanOrEqual(MAX_ISSUE_ADDRESS);
  expect(address.length).toBeGreaterThan(0.8 * MAX_ISSUE_ADDRESS);
  expect(fields.body).toContain('-jumpd\n+jumped');
  expect(fields.body).toContain('…\n\nOpen the story');
  expect(fields.body).toContain(deepLink(long));
});

test('a change that no address can hold is copied whole', () => {
  const { address, fields, copied } = fieldsOf(
    correction({ suggestion: { kind: 'typo', replacement: '日'.repeat(2_000) } }),
  );
  expect(address.length).toBeLessThanOrEqual(MAX_ISSUE_ADDRESS);
  expect(fields.body).toMatch(/^<https?:\/\/\S+>$/);
  expect(copied).toContain('日'.repeat(2_000));
});

test('of any correction, the address fits and has the change and a link, or the change is copied', () => {
  const hosts = fc.constantFrom('github', 'gitlab', 'gitea', 'bitbucket', 'mediawiki');
  fc.assert(
    fc.property(corrections, hosts, (content, host) => {
      const { address, copied, fields } = fieldsOf(content, recipient({ host }));
      expect(address.length).toBeLessThanOrEqual(MAX_ISSUE_ADDRESS);
      if (host === 'mediawiki') {
        expect(copied).not.toBe('');
        return;
      }
      const body = fields.body ?? fields.content ?? fields['issue[description]'] ?? '';
      expect(copied ?? body).toContain(content.page.address.replace(/:~:.*$/, ''));
      const { email } = content.reader;
      if (email !== undefined) expect(copied ?? body).not.toContain(`<${email}>`);
    }),
  );
});
