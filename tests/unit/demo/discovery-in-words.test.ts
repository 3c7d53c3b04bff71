// What `npm run discover` says of each recipient: its kind, how it is known, and why it is selected or not.

import { expect, test } from 'vitest';
import { inWords } from '../../../demo/discovery-in-words';
import type { Candidate } from '../../../lib/recipient/candidate';
import { mergeContacts } from '../../../lib/recipient/ranking';

const LISTED: Candidate = {
  type: 'form',
  form: 'https://news.example/errors',
  opens: 'page',
  provenance: 'directory',
  purpose: 'corrections',
  seen: '2026-10-31',
};

function said(...candidates: Candidate[]): string {
  const contacts = mergeContacts({ candidates, pages: [] });
  return inWords('https://news.example/story', contacts, { asked: [], ignored: [] });
}

test('an entry of the directory is told with the day on which it was seen', () => {
  expect(said(LISTED)).toContain(
    '→ https://news.example/errors\n    form: Corrigenda’s directory, seen on 2026-10-31; selected: nothing better is known',
  );
});

test('it yields to what the page says', () => {
  const words = said(LISTED, {
    type: 'mailbox',
    mailbox: 'editors@news.example',
    provenance: 'mail-link',
    purpose: 'editors',
  });
  expect(words).toContain('→ editors@news.example\n    e-mail: a link on the page; selected');
  expect(words).toContain('seen on 2026-10-31; could be selected, but another one is better');
});

test('what only the browser can find is said to be missing', () => {
  expect(said()).toContain('The page’s scripts were not run');
});

test('every kind of channel has its name', () => {
  const words = said(
    { type: 'mistape', endpoint: 'https://news.example/wp-admin/admin-ajax.php', provenance: 'site-tool' },
    { ...LISTED, opens: 'key', provenance: 'site-tool' },
    { type: 'issue', host: 'github', address: 'https://github.com/a/b/issues/new', provenance: 'edit-link' },
    {
      type: 'issue',
      host: 'mediawiki',
      address: 'https://news.example/w/index.php',
      provenance: 'edit-link',
    },
  );
  for (const kind of ['Mistape', 'tool on the page', 'issue', 'wiki'])
    expect(words).toContain(`    ${kind}: `);
});
