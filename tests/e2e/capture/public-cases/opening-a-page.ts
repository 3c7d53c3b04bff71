// What a directive finds when a page is opened with it. The cases follow those about matching in
// `scroll-to-text-fragment/scroll-to-text-fragment` of the Web Platform Tests (BSD-3-Clause), with our own pages and words. Its cases
// about parsing addresses, element fragments and scrolling do not concern us.

import type { DirectiveCase } from './directive-case';

const LOG = '<p>here is a plain log book of ours</p>';

function log(found: string): string {
  return LOG.replace(found, `⟦${found}⟧`);
}

const TERMS: readonly DirectiveCase[] = [
  { name: 'a start', html: log('plain'), directive: 'plain' },
  { name: 'a prefix and a start', html: log('plain'), directive: 'here%20is%20a-,plain' },
  { name: 'a start and a suffix', html: log('plain'), directive: 'plain,-log' },
  { name: 'a prefix, a start and a suffix', html: log('plain'), directive: 'here%20is%20a-,plain,-log' },
  {
    name: 'a prefix that is the same as the start',
    html: '<p>tap tap ⟦tap⟧ toe toe</p>',
    directive: 'tap-,tap,-toe',
  },
  { name: 'a start and an end', html: log('here is a plain log'), directive: 'here,log' },
  { name: 'a prefix, a start and an end', html: log('is a plain'), directive: 'here-,is,plain' },
  { name: 'a start, an end and a suffix', html: log('here is a plain'), directive: 'here,plain,-log' },
  { name: 'all four terms', html: log('is a plain'), directive: 'here-,is,plain,-log' },
  { name: 'an end that is nowhere', html: LOG, directive: 'here,none' },
  { name: 'a start that is nowhere', html: LOG, directive: 'none,log' },
  { name: 'a suffix that is nowhere', html: LOG, directive: 'here-,is,log,-none' },
  { name: 'a prefix that is nowhere', html: LOG, directive: 'none-,here,plain,-log' },
];

const LETTERS: readonly DirectiveCase[] = [
  { name: 'encoded spaces', html: log('is a plain log'), directive: 'is%20a%20plain%20log' },
  { name: 'several words, the last of which is incomplete', html: LOG, directive: 'plain%20boo' },
  { name: 'encoded characters of the syntax', html: '<p>Signs ⟦&amp;,-⟧ here.</p>', directive: '%26%2C%2D' },
  {
    name: 'encoded letters beyond ASCII',
    html: '<p>Say ⟦&#x30c8;&#x30ea;⟧ now.</p>',
    directive: '%E3%83%88%E3%83%AA',
  },
  {
    name: 'characters that need no encoding',
    html: "<p>Signs ⟦!$'()*+./:;=?@_~⟧ here.</p>",
    directive: "!$'()*+./:;=?@_~",
  },
];

const PLACES: readonly DirectiveCase[] = [
  {
    name: 'a duplicate that its prefix identifies',
    html: `${LOG}<p>Another ⟦log book⟧ ends</p>`,
    directive: 'Another-,log%20book',
  },
  {
    name: 'a duplicate that its suffix identifies',
    html: `${LOG}<p>Another ⟦log book⟧ ends</p>`,
    directive: 'log%20book,-ends',
  },
  {
    name: 'a duplicate that both identify',
    html: `${LOG}<p>Another ⟦log book⟧ ends</p>`,
    directive: 'Another-,log%20book,-ends',
  },
  {
    name: 'prefix and suffix in separate blocks',
    html: `${LOG}<div><div><p>before</p><p>⟦log book⟧</p></div><div><p>behind</p></div></div>`,
    directive: 'before-,log%20book,-behind',
  },
  {
    name: 'text in a shadow tree',
    html: '<div><template shadowrootmode="open"><p>⟦shade tree⟧</p></template></div>',
    directive: 'shade%20tree',
  },
  {
    name: 'invisible text',
    html: '<p style="visibility:hidden">unseen words</p>',
    directive: 'unseen%20words',
  },
  {
    name: 'text that is not displayed',
    html: '<p style="display:none">unseen words</p>',
    directive: 'unseen%20words',
  },
  {
    name: 'text far to the right',
    html: '<p style="margin-left:2000px">⟦distant words⟧</p>',
    directive: 'distant%20words',
  },
];

export const OPENING_A_PAGE: readonly DirectiveCase[] = [...TERMS, ...LETTERS, ...PLACES];
