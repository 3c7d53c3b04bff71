// The links of a page to its own source.

import { describe, expect, test } from 'vitest';
import { contactsInHtml } from '../../../lib/recipient/html-contacts';

const PAGE = 'https://docs.tool.example/guide/install/';

/** Returns the project or wiki that takes the page's corrections, in short form. */
function found(html: string, page = PAGE): string[] {
  return contactsInHtml(html, page).candidates.flatMap((candidate) =>
    candidate.type === 'issue'
      ? [candidate.host, candidate.address, candidate.path ?? []].flat().join(' ')
      : [],
  );
}

const link = (href: string, text = 'Edit this page', more = '') => `<a href="${href}" ${more}>${text}</a>`;

describe('the project of a page is found at', () => {
  test.each([
    [
      'https://github.com/tool/docs/edit/main/docs/guide/install.md',
      'github https://github.com/tool/docs/issues/new docs/guide/install.md',
    ],
    [
      'https://www.github.com/tool/docs/blob/main/docs/a%20b.md',
      'github https://github.com/tool/docs/issues/new docs/a b.md',
    ],
    [
      'http://github.com/tool/docs.git/tree/main/docs/guide',
      'github https://github.com/tool/docs/issues/new docs/guide',
    ],
    ['https://github.com/tool/docs', 'github https://github.com/tool/docs/issues/new'],
    [
      'https://gitlab.com/group/sub/docs/-/edit/main/guide/install.md',
      'gitlab https://gitlab.com/group/sub/docs/-/issues/new guide/install.md',
    ],
    [
      'https://gitlab.com/group/docs/blob/main/guide/install.md',
      'gitlab https://gitlab.com/group/docs/-/issues/new guide/install.md',
    ],
    [
      'https://gitlab.com/-/ide/project/group/sub/docs/edit/main/-/guide/install.md',
      'gitlab https://gitlab.com/group/sub/docs/-/issues/new guide/install.md',
    ],
    [
      'https://git.tool.example/group/docs/-/blob/main/guide/install.rst',
      'gitlab https://git.tool.example/group/docs/-/issues/new guide/install.rst',
    ],
    [
      'https://codeberg.org/tool/docs/src/branch/main/guide/install.md',
      'gitea https://codeberg.org/tool/docs/issues/new guide/install.md',
    ],
    [
      'https://codeberg.org/tool/docs/_edit/main/guide/install.md',
      'gitea https://codeberg.org/tool/docs/issues/new guide/install.md',
    ],
    [
      'http://git.tool.example:3000/tool/docs/_edit/main/install.md',
      'gitea http://git.tool.example:3000/tool/docs/issues/new install.md',
    ],
    [
      'https://bitbucket.org/tool/docs/src/main/guide/install.md?mode=edit',
      'bitbucket https://bitbucket.org/tool/docs/issues/new guide/install.md',
    ],
    [
      'https://git.company.example/tool/docs/edit/main/guide/install.md',
      'github https://git.company.example/tool/docs/issues/new guide/install.md',
    ],
  ])('%s', (href, expected) => {
    expect(found(link(href))).toEqual([expected]);
  });

  test.each([
    'https://github.com/tool',
    'https://github.com/',
    'https://user:word@github.com/tool/docs/edit/main/x.md',
    'javascript:/edit/',
    'data:text/html,/edit/',
    'https://git.tool.example/a/b',
    'https://cms.tool.example/posts/7/edit/now',
    'https://gitlab.com/group/-/edit/main/x.md',
    'https://github.com/a"b/docs/edit/main/x.md',
    '/guide/install/edit/',
  ])('but not at %s', (href) => {
    expect(found(link(href.replaceAll('"', '&quot;')))).toEqual([]);
  });
});

describe('a link to a file is the page’s own', () => {
  const FILE = 'https://github.com/tool/docs/blob/main/pages/setup.md';
  test.each([
    'Edit this page',
    'Edit this page on GitHub',
    'Edit on GitHub',
    'Edit',
    'Improve this page',
    'Suggest an edit',
    'Suggest changes to this page',
    'View source',
    'View page source',
    'View this page on GitHub',
    'Diese Seite bearbeiten',
    'Auf GitHub bearbeiten',
    'Diese Seite verbessern',
    'Modifier cette page',
    'Éditer cette page sur GitHub',
    'Améliorer cette page',
    'Editar esta página',
    'Mejorar esta página',
    'Edytuj tę stronę',
    'Rediģēt šo lapu',
    'Labot šo lapu',
    'Редагувати цю сторінку',
    'Редагувати на GitHub',
    'تعديل هذه الصفحة',
    'تحرير هذه الصفحة على GitHub',
    '编辑此页',
  ])('by its words: %s', (text) => {
    expect(found(link(FILE, text))).toEqual([
      'github https://github.com/tool/docs/issues/new pages/setup.md',
    ]);
    expect(found(link(FILE, '<svg><path/></svg>', `title="${text}"`))).toHaveLength(1);
    expect(found(link(FILE, '', `aria-label="${text}"`))).toHaveLength(1);
    expect(found(link(FILE, 'create', `title="${text}"`))).toHaveLength(text.startsWith('View') ? 0 : 1);
  });

  test('by its relation, or by the name of its file', () => {
    expect(found(link(FILE, '', 'rel="edit"'))).toHaveLength(1);
    expect(found(`<link rel="edit" href="${FILE}">`)).toHaveLength(1);
    expect(found(link('https://github.com/tool/docs/blob/main/guide/install.md', 'The text'))).toHaveLength(
      1,
    );
    expect(found(link('https://github.com/tool/docs/blob/main/guide/install/index.md', ''))).toHaveLength(1);
  });

  test('but not in an article about software', () => {
    expect(found(link(FILE, 'its setup guide'))).toEqual([]);
    expect(found(link('https://github.com/tool/docs', 'GitHub'))).toEqual([]);
    expect(found(link('https://github.com/tool/docs', 'View on GitHub'))).toEqual([]);
    expect(found(link('https://github.com/tool/docs/blob/main/README.md', 'View on GitHub'))).toEqual([]);
    expect(found(link('https://github.com/tool/docs/blob/main/other/install.md', 'another guide'))).toEqual(
      [],
    );
    expect(found(link('https://github.com/tool/docs/blob/main/guide/install.sh', 'the script'))).toEqual([]);
    expect(found(link('https://github.com/tool/docs/issues/new', 'their issue tracker'))).toEqual([]);
  });

  test.each([
    `<p>Open ${link('https://github.com/other/project/edit/main/README.md', 'this file')} and change a line.</p>`,
    link('https://forum.example/t/posts/edit/12/page.html', 'change my post'),
    link('https://gitlab.com/other/project/-/edit/main/notes.md', 'here'),
  ])('but not because it opens an editor: %s', (html) => {
    expect(found(html)).toEqual([]);
  });

  test('if it opens the editor of a file with the page’s name, whatever its words', () => {
    expect(
      found(link('https://github.com/tool/docs/edit/main/docs/guide/install.md', 'GitHub')),
    ).toHaveLength(1);
  });

  test('by words that ask for an issue', () => {
    const issue = 'https://github.com/tool/docs/issues/new?template=page.yml&body=x';
    const expected = ['github https://github.com/tool/docs/issues/new'];
    expect(found(link(issue, 'Report a problem with this content'))).toEqual(expected);
    expect(found(link(issue, 'Report an error'))).toEqual(expected);
    expect(contactsInHtml(link(issue, 'Report an error'), PAGE).candidates).toHaveLength(1); // not a form as well
    expect(found(link('https://gitlab.com/g/docs/-/issues/new', 'Create an issue'))).toEqual([
      'gitlab https://gitlab.com/g/docs/-/issues/new',
    ]);
  });

  test('only one is used: the most certain', () => {
    const html = `
      ${link('https://github.com/a/a/blob/main/guide/install.md', 'x')}
      ${link('https://github.com/b/b/blob/main/x.md', 'View source')}
      ${link('https://github.com/c/c/blob/main/x.md', 'Edit this page')}
      ${link('https://github.com/d/d/blob/main/x.md', 'Edit this page')}`;
    expect(found(html)).toEqual(['github https://github.com/c/c/issues/new x.md']);
    expect(found(`${html}<link rel="edit" href="https://github.com/e/e/blob/main/x.md">`)).toEqual([
      'github https://github.com/e/e/issues/new x.md',
    ]);
  });

  test('but not if a reader of the page wrote it', () => {
    expect(found(link(FILE, 'Edit this page', 'rel="ugc"'))).toEqual([]);
    expect(found(`<ol class="comment-list"><li>${link(FILE)}</li></ol>`)).toEqual([]);
  });
});

describe('the editor of a wiki is found', () => {
  const WIKI = 'https://en.wiki.example/wiki/New_Zealand';
  const EDITOR = 'https://en.wiki.example/w/index.php?title=New_Zealand&action=edit';
  test.each([
    [
      'in the head',
      '<link rel="edit" title="Edit this page" href="/w/index.php?title=New_Zealand&amp;action=edit">',
    ],
    [
      'in the head of an old wiki',
      '<link rel="alternate" type="application/x-wiki" href="/w/index.php?title=New_Zealand&amp;action=edit">',
    ],
    ['on its tab', '<li id="ca-edit"><a href="/w/index.php?title=New_Zealand&amp;action=edit">Edit</a></li>'],
    ['at a heading', '<a href="/w/index.php?title=New_Zealand&amp;action=edit&amp;section=3">edit</a>'],
  ])('%s', (_, html) => {
    expect(found(html, WIKI)).toEqual([`mediawiki ${EDITOR}`]);
  });

  test('with addresses of other forms', () => {
    expect(found('<a href="/Page?action=edit">Edit</a>', 'https://wiki.example/Page')).toEqual([
      'mediawiki https://wiki.example/Page?action=edit',
    ]);
    expect(found('<link rel="edit" href="/doku.php?id=a&do=edit">', 'https://wiki.example/a')).toEqual([
      'mediawiki https://wiki.example/doku.php?id=a&do=edit',
    ]);
  });

  test.each([
    [
      'of a page that does not exist',
      '<a href="/w/index.php?title=New_Zealand&amp;action=edit&amp;redlink=1">x</a>',
    ],
    ['of another page', '<a href="/w/index.php?title=Zealand&amp;action=edit">Edit</a>'],
    [
      'at another site',
      '<link rel="edit" href="https://evil.example/w/index.php?title=New_Zealand&amp;action=edit">',
    ],
    ['that is only for looking', '<a href="/w/index.php?title=New_Zealand&amp;action=edit">View source</a>'],
    ['of a blog’s own staff', '<a href="/wp-admin/post.php?post=7&amp;action=edit">Edit</a>'],
    [
      'of a blog’s programs',
      '<link rel="EditURI" type="application/rsd+xml" href="/xmlrpc.php?rsd&amp;action=edit">',
    ],
  ])('but not the editor %s', (_, html) => {
    expect(found(html, WIKI)).toEqual([]);
  });
});
