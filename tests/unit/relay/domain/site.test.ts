import { expect, test } from 'vitest';
import { cmsLink, type Site, siteFinder, twinOf } from '../../../../relay/domain/site';

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

test.each([
  ['news.test', 'www.news.test'],
  ['www.news.test', 'news.test'],
  ['news.co.test:8443', 'www.news.co.test:8443'],
  ['www.news.test:8443', 'news.test:8443'],
  ['xn--zrich-kva.test', 'www.xn--zrich-kva.test'],
  ['localhost:8080', undefined],
  ['192.0.2.7', undefined],
  ['[2001:db8::1]:80', undefined],
])('the twin of %s is %s', (host, twin) => {
  expect(twinOf(host)).toBe(twin);
});

test('a host that another site names belongs to that site, although it is a twin', () => {
  const other: Site = { name: 'Other', hosts: ['www.news.test'], editors: ['other@news.test'] };
  for (const sites of [
    [SITE, other],
    [other, SITE],
  ]) {
    const siteOf = siteFinder(sites);
    expect(siteOf('https://www.news.test/a')?.name).toBe('Other');
    expect(siteOf('https://news.test/a')?.name).toBe('Example News');
  }
});
