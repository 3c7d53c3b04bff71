import { expect, test } from 'vitest';
import { cmsLink, type Site } from '../../../../relay/domain/site';

const SITE: Site = { name: 'Example News', hosts: ['news.test'], editors: ['desk@news.test'] };

test.each([
  ['https://cms.test/edit?url={url}', 'https://cms.test/edit?url=https%3A%2F%2Fnews.test%2Fa%26b%3Fid%3D1'],
  ['https://cms.test/edit{path}', 'https://cms.test/edit/a%26b'],
  [
    'https://cms.test/edit?path={path}&full={url}',
    'https://cms.test/edit?path=/a%26b&full=https%3A%2F%2Fnews.test%2Fa%26b%3Fid%3D1',
  ],
])('the link to edit a story follows the pattern %s', (cms, link) => {
  expect(cmsLink({ ...SITE, cms }, 'https://news.test/a&b?id=1')).toBe(link);
});

test('a site without the setting has no link to the CMS', () => {
  expect(cmsLink(SITE, 'https://news.test/a')).toBeUndefined();
});
