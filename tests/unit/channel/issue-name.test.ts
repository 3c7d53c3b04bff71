// The name of a project or a wiki, as the form, the choice and the list show it.

import { expect, test } from 'vitest';
import { issue } from '../../../lib/channel/issue';
import { editLinks } from '../../../lib/recipient/sources/edit-links';

/** Returns the name of the recipient that a page's link to its own source gives. */
function nameOf(href: string, page = 'https://docs.test/guide/install/'): string | undefined {
  const anchor = { href, rel: 'edit', text: 'Edit this page' };
  const [found] = editLinks([anchor], page);
  return found?.type === 'issue' ? issue.name(found) : undefined;
}

test.each([
  ['https://github.com/fox/handbook/edit/main/docs/install.md', 'github.com/fox/handbook'],
  ['https://www.github.com/fox/handbook.git/blob/main/install.md', 'github.com/fox/handbook'],
  ['https://gitlab.com/fox/docs/site/-/edit/main/install.md', 'gitlab.com/fox/docs/site'],
  ['https://git.fox.test:8443/tools/docs/-/blob/main/install.md', 'git.fox.test:8443/tools/docs'],
  ['https://codeberg.org/fox/handbook/_edit/main/install.md', 'codeberg.org/fox/handbook'],
  ['https://fox.test/git/fox/handbook/src/branch/main/install.md', 'fox.test/git/fox/handbook'],
  ['https://bitbucket.org/fox/handbook/src/main/install.md', 'bitbucket.org/fox/handbook'],
  ['https://github.com/issues/new/edit/main/install.md', 'github.com/issues/new'],
])('an issue is named after its repository and host: %s', (href, name) => {
  expect(nameOf(href)).toBe(name);
});

test('a host with other letters is named in ASCII', () => {
  const name = nameOf('https://gíthub.com/fox/handbook/-/blob/main/install.md');
  expect(name).toBe('xn--gthub-zsa.com/fox/handbook');
});

test('a wiki is named after its host only', () => {
  expect(nameOf('https://wiki.test/w/index.php?title=Fox&action=edit', 'https://wiki.test/wiki/Fox')).toBe(
    'wiki.test',
  );
});
