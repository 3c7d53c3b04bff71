import { expect, test } from 'vitest';
import type { Kind } from '../../../../lib/correction/content';
import { deskKey, deskOf } from '../../../../relay/domain/desk';
import type { Site } from '../../../../relay/domain/site';

const SITE: Site = {
  name: 'Example News',
  hosts: ['news.test'],
  editors: ['desk@news.test'],
  digest: 0,
  routes: [
    { paths: ['/sport/', '/football'], kinds: ['fact'], editors: ['sport-facts@news.test'] },
    { paths: ['/sport/'], editors: ['sport@news.test'], digest: 60_000 },
    { kinds: ['typo'], digest: 3_600_000 },
  ],
};

const deskFor = (address: string, kind: Kind, canonical?: string) =>
  deskOf(SITE, {
    page: { address, ...(canonical === undefined ? {} : { canonical }) },
    suggestion: { kind },
  });

test.each<[string, string, Kind, string, number]>([
  ['the first route that fits in both', 'https://news.test/sport/a', 'fact', 'sport-facts@news.test', 0],
  ['by another path of it', 'https://news.test/football-cup', 'fact', 'sport-facts@news.test', 0],
  ['the next route if the kind differs', 'https://news.test/sport/a', 'typo', 'sport@news.test', 60_000],
  [
    'by the kind only, with the editors of the site',
    'https://news.test/',
    'typo',
    'desk@news.test',
    3_600_000,
  ],
  ['the site’s desk if no route fits', 'https://news.test/a/sport/', 'fact', 'desk@news.test', 0],
])('a correction goes to %s', (_, address, kind, editor, digest) => {
  expect(deskFor(address, kind)).toEqual({ editors: [editor], digest });
});

test('a correction is routed by the path of the story, not of the page that the reader had open', () => {
  const { editors } = deskFor('https://news.test/amp/x', 'fact', 'https://news.test/sport/x');
  expect(editors).toEqual(['sport-facts@news.test']);
});

test('a desk is the same for any order of its editors', () => {
  const one = deskKey({ editors: ['B@news.test', 'a@news.test'], digest: 0 });
  expect(one).toBe(deskKey({ editors: ['a@news.test', 'b@news.test'], digest: 5 }));
  expect(one).not.toBe(deskKey({ editors: ['a@news.test'], digest: 0 }));
});
