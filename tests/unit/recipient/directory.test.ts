// What the directory has for a page's site, and that an entry never applies to another site.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { preselected } from '../../../lib/recipient/candidate';
import { type Directory, rowsOfSite } from '../../../lib/recipient/directory-rows';
import { mergeContacts } from '../../../lib/recipient/ranking';
import { contactsInDirectory } from '../../../lib/recipient/sources/directory';

const DIRECTORY: Directory = {
  'news.example': [
    ['corrections@news.example', 'corrections', '2026-10-31'],
    ['https://forms.test/news', 'general', '2025-01-02'],
  ],
  'blog.news.example': [['https://blog.news.example/errata', 'corrections', '2026-10-31']],
  'paper.co.uk': [['desk@paper.example', 'editors', '2026-10-31']],
};

const contactsIn = (directory: Directory, page: string) =>
  contactsInDirectory(rowsOfSite(directory, page), page);
const found = (page: string) => contactsIn(DIRECTORY, page).candidates;

describe('a page gets the entry of its site', () => {
  test('with what it is for and the day on which it was seen', () => {
    expect(found('https://news.example/2026/story')).toEqual([
      {
        type: 'mailbox',
        mailbox: 'corrections@news.example',
        provenance: 'directory',
        purpose: 'corrections',
        seen: '2026-10-31',
      },
      {
        type: 'form',
        form: 'https://forms.test/news',
        opens: 'page',
        provenance: 'directory',
        purpose: 'general',
        seen: '2025-01-02',
        elsewhere: 'forms.test',
      },
    ]);
  });

  test.each([
    'www.news.example',
    'm.news.example',
    'amp.sport.news.example',
    'news.example.',
    'news.example:8080',
  ])('at %s, like any other of its hosts', (host) => {
    expect(found(`https://${host}/`)).toHaveLength(2);
  });

  test('and the closest one, if a host of it has an entry of its own', () => {
    expect(found('https://www.blog.news.example/')).toMatchObject([
      { form: 'https://blog.news.example/errata' },
    ]);
  });

  test('in Punycode, as browsers write hosts', () => {
    const directory: Directory = { 'xn--80aa7bb.xn--p1ai': [['info@desk.example', 'general', '2026-10-31']] };
    expect(new URL('https://папа.рф/').hostname).toBe('xn--80aa7bb.xn--p1ai');
    expect(contactsIn(directory, 'https://папа.рф/').candidates).toHaveLength(1);
    expect(contactsIn(directory, 'https://пaпa.рф/').candidates).toEqual([]); // with a Latin a
  });
});

describe('an entry of another domain never applies', () => {
  test.each([
    'https://evilnews.example/',
    'https://news.example.evil.test/',
    'https://www.news.example.evil.test/news.example',
    'https://evil.test/?site=news.example#news.example',
    'https://example/',
    'https://co.uk/',
    'https://other.co.uk/',
    'https://xn--nws-bma.example/',
    'https://news.example../',
    'http://127.0.0.1/',
    'http://[::1]/',
    'https://constructor/',
    'https://__proto__/',
    'file:///news.example/story.html',
  ])('at %s', (page) => {
    expect(found(page)).toEqual([]);
  });

  test('at any host that is neither it nor below it', () => {
    fc.assert(
      fc.property(fc.domain(), (host) => {
        const isOfSite = Object.keys(DIRECTORY).some((site) => host === site || host.endsWith(`.${site}`));
        expect(found(`https://${host}/`).length > 0).toBe(isOfSite);
        expect(found(`https://news.example.${host}/`)).toEqual([]);
        expect(found(`https://${host.replaceAll('.', '')}news.example/`)).toEqual([]);
      }),
    );
  });
});

describe('the directory comes after what the site itself says', () => {
  const directory = contactsIn(DIRECTORY, 'https://news.example/');
  const selected = (...candidates: Parameters<typeof preselected>[0]) =>
    preselected(mergeContacts({ candidates: [...candidates], pages: [] }, directory).candidates);

  test('it is used if nothing else is known', () => {
    expect(selected()).toMatchObject({ mailbox: 'corrections@news.example', seen: '2026-10-31' });
  });

  test('it is used before a general address of the page', () => {
    const general = {
      type: 'mailbox',
      mailbox: 'info@news.example',
      provenance: 'mail-link',
      purpose: 'general',
    } as const;
    expect(selected(general)).toMatchObject({ provenance: 'directory' });
  });

  test('it is not used if the page names its editors, or a form for corrections', () => {
    const editors = {
      type: 'mailbox',
      mailbox: 'editors@news.example',
      provenance: 'mail-link',
      purpose: 'editors',
    } as const;
    expect(selected(editors)).toEqual(editors);
    const form = {
      type: 'form',
      form: 'https://news.example/report',
      opens: 'page',
      provenance: 'corrections-link',
      purpose: 'corrections',
    } as const;
    expect(selected(form)).toEqual(form);
  });

  test('an address at another domain is used only if the reader chooses it', () => {
    const { candidates } = contactsIn(DIRECTORY, 'https://www.paper.co.uk/story');
    expect(candidates).toMatchObject([{ mailbox: 'desk@paper.example', elsewhere: 'paper.example' }]);
    expect(preselected(candidates)).toBeUndefined();
  });

  test('an address that the page names too is the page’s', () => {
    const named = {
      type: 'mailbox',
      mailbox: 'corrections@news.example',
      provenance: 'mail-link',
      purpose: 'general',
    } as const;
    expect(selected(named)).toEqual({ ...named, purpose: 'corrections' });
  });
});
