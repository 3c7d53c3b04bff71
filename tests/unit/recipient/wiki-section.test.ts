// @vitest-environment happy-dom
// A wiki's editor opens at the section of the highlight, and never at a section of another page.

import { afterEach, describe, expect, test } from 'vitest';
import { anchorsOf } from '../../../lib/recipient/page-links';
import { editLinks } from '../../../lib/recipient/sources/edit-links';
import { sectionLinks } from '../../../lib/recipient/wiki-section';

const PAGE = 'https://en.wiki.example/wiki/Fox';
const EDITOR = '/w/index.php?title=Fox&action=edit';
const REL = `<link rel="edit" href="${EDITOR}">`;
/** What the reader highlights. */
const WORDS = '<b>jumpd</b>';

/** A heading with the wiki's link to its section's editor. */
const heading = (href: string, title = 'Part') =>
  `<h2>${title} <span class="mw-editsection"><a href="${href}">edit</a></span></h2>`;
const section = (number: number | string, editor = EDITOR) => heading(`${editor}&section=${number}`);

afterEach(() => {
  document.body.innerHTML = '';
});

/** Returns the editor that opens for the highlight. */
function editorFor(content: string, { page = PAGE, links = REL } = {}): string | undefined {
  document.body.innerHTML = `${links}<div id="mw-content-text">${content}</div>`;
  const words = document.querySelector('b')?.firstChild;
  if (words) getSelection()?.setBaseAndExtent(words, 0, words, 5);
  const [editor] = editLinks(anchorsOf(document), page, page, sectionLinks(document));
  return editor?.type === 'issue' ? editor.address : undefined;
}

/** Returns the number of the section at which the editor opens; `null` for the whole page. */
function sectionFor(...page: Parameters<typeof editorFor>): string | null | undefined {
  const editor = editorFor(...page);
  return editor === undefined ? undefined : new URL(editor).searchParams.get('section');
}

describe('the editor opens at', () => {
  test('the section of the nearest heading above', () => {
    expect(sectionFor(`${section(1)}<p>A dog.</p>${section(2)}<p>${WORDS}</p>${section(3)}`)).toBe('2');
  });

  test('the beginning, if the highlight is before the first heading', () => {
    expect(sectionFor(`<p>${WORDS}</p>${section(1)}`)).toBe('0');
  });

  test('the section whose heading has the mistake', () => {
    const own = heading(`${EDITOR}&section=2`, WORDS);
    expect(sectionFor(`${section(1)}${own}<p>The fox.</p>`)).toBe('2');
    const boxed = `<div class="mw-heading"><h2>${WORDS}</h2><a href="${EDITOR}&section=2">edit</a></div>`;
    expect(sectionFor(`${section(1)}${boxed}<p>The fox.</p>`)).toBe('2');
  });

  test('the whole page, if nothing is highlighted or the page has no links to sections', () => {
    expect(sectionFor(`${section(1)}<p>The fox.</p>`)).toBeNull();
    expect(sectionFor(`<h2>Part</h2><p>${WORDS}</p>`)).toBeNull();
  });

  test('the whole page, if the highlight is outside the wiki’s text', () => {
    expect(sectionFor(section(1), { links: `${REL}<p>${WORDS}</p>` })).toBeNull();
  });

  test('the section of a heading on a mobile page, where it folds', () => {
    const folds = `<div class="mw-heading mw-heading2 section-heading"><h2>Part</h2>
      <span class="mw-editsection"><a class="cdx-button" href="${EDITOR}&section=4"><span>edit</span></a></span></div>
      <section class="mf-section-4"><p>${WORDS}</p></section>`;
    const page = 'https://en.m.wiki.example/wiki/Fox';
    expect(sectionFor(`<section><p>A dog.</p></section>${folds}`, { page })).toBe('4');
  });
});

describe('a section of another text is not taken for the page’s own, but the one around it:', () => {
  test.each([
    ['a template’s', `${EDITOR.replace('Fox', 'Template:Animals')}&section=T-1`],
    ['a template’s, with a plain number', `${EDITOR.replace('Fox', 'Template:Animals')}&section=2`],
    ['another page’s', `${EDITOR.replace('Fox', 'Dog')}&section=2`],
    ['the discussion’s', `${EDITOR.replace('Fox', 'Talk:Fox')}&section=2`],
    ['a page’s whose title ends like this one’s', `${EDITOR.replace('Fox', 'Arctic/Fox')}&section=2`],
    ['another language’s', `https://de.wiki.example${EDITOR}&section=2`],
    ['an older revision’s', `${EDITOR}&oldid=17&section=2`],
    ['a new one', `${EDITOR}&section=new`],
  ])('%s', (_, other) => {
    const inserted = `${heading(other)}<p>${WORDS}</p>`;
    expect(sectionFor(`${section(1)}<p>A dog.</p>${inserted}${section(2)}`), 'in a section').toBe('1');
    expect(sectionFor(`${inserted}${section(1)}`), 'at the beginning').toBe('0');
    expect(sectionFor(inserted), 'on a page without sections').toBeNull();
  });
});

describe('the page and its sections are the same text', () => {
  const SHORT = '/wiki/Fox?action=edit';

  test.each([
    ['in a namespace', '/w/index.php?title=Help:Red_Fox&action=edit', '/wiki/Help:Red_Fox'],
    ['whose title is encoded', '/w/index.php?title=C%2B%2B&action=edit', '/wiki/C%2B%2B'],
    ['with spaces in its title', '/w/index.php?title=Red+Fox&action=edit', '/wiki/Red_Fox'],
    ['that is below another', '/w/index.php?title=Guide/Install&action=edit', '/wiki/Guide/Install'],
    ['with its title in a parameter', EDITOR, '/w/index.php?title=Fox'],
    ['with a short address', SHORT, '/wiki/Fox'],
  ])('on a page %s', (_, editor, path) => {
    const page = `https://en.wiki.example${path}`;
    const content = `${section(1, editor)}${section(2, editor)}<p>${WORDS}</p>`;
    expect(sectionFor(content, { page, links: `<link rel="edit" href="${editor}">` }), 'in the head').toBe(
      '2',
    );
    expect(sectionFor(content, { page, links: `<a href="${editor}">Edit</a>` }), 'on a tab').toBe('2');
  });

  test('if one of their addresses is short', () => {
    expect(sectionFor(`${section(3, SHORT)}<p>${WORDS}</p>`)).toBe('3');
    const links = `<a href="${SHORT}">Edit</a>`;
    expect(sectionFor(`${section(3)}<p>${WORDS}</p>`, { links })).toBe('3');
  });

  test('if the reader came through another title, which the head does not name', () => {
    const page = 'https://en.wiki.example/wiki/Red_fox';
    expect(sectionFor(`${section(3)}<p>${WORDS}</p>`, { page })).toBe('3');
  });
});

describe('MediaWiki’s visual editor', () => {
  const VISUAL = EDITOR.replace('action', 'veaction');
  const WHOLE = `https://en.wiki.example${EDITOR}`;

  test('gives the number of the section, alone or next to the link to the source', () => {
    expect(sectionFor(`${section(2, VISUAL)}<p>${WORDS}</p>`)).toBe('2');
    const both = `<h2>Part <a href="${VISUAL}&section=2">edit</a> <a href="${EDITOR}&section=2">edit source</a></h2>`;
    expect(sectionFor(`${section(1)}${both}<p>${WORDS}</p>`)).toBe('2');
  });

  test('of this page gives the editor of its source', () => {
    const tab = `<a href="${VISUAL}">Edit</a>`;
    expect(editorFor(`<p>${WORDS}</p>`, { links: tab })).toBe(WHOLE);
    const source = `<a href="${EDITOR.replace('action=edit', 'veaction=editsource')}">Edit</a>`;
    expect(editorFor(`<p>${WORDS}</p>`, { links: source })).toBe(WHOLE);
  });

  test('of another page gives none', () => {
    expect(
      editorFor('', { links: `<a href="${VISUAL.replace('Fox', 'Template:Fox')}">Edit</a>` }),
    ).toBeUndefined();
    expect(editorFor('', { links: `<a href="https://de.wiki.example${VISUAL}">Edit</a>` })).toBeUndefined();
  });
});

test('a link that is longer than any address that is used is not compared', () => {
  expect(sectionFor(section(`1&x=${'x'.repeat(2_048)}`) + section(2) + WORDS)).toBe('2');
  document.body.innerHTML = `<div id="mw-content-text">${section(`1&x=${'x'.repeat(2_048)}`)}${WORDS}</div>`;
  const words = document.querySelector('b')?.firstChild;
  if (words) getSelection()?.setBaseAndExtent(words, 0, words, 5);
  expect(sectionLinks(document)).toEqual([]);
});
