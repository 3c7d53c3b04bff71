// The relays that a reader sets.

import { describe, expect, test } from 'vitest';
import { relayAmong } from '../../../lib/recipient/own-relay';
import { toInbox } from '../../../lib/recipient/try-inbox';
import { toSite } from '../../../lib/settings/sites';

const everywhere = { site: '', inbox: 'https://relay.example/inbox' };
const paper = { site: 'paper.example', inbox: 'https://paper.example/inbox' };
const sport = { site: 'sport.paper.example', inbox: 'https://sport.example/inbox' };

describe('the relay for a page', () => {
  test('is the one set for its site, before the one for all', () => {
    expect(relayAmong([everywhere, paper], 'paper.example')).toBe(paper);
    expect(relayAmong([everywhere, paper], 'other.example')).toBe(everywhere);
  });

  test('is the one of the site that contains its host most closely', () => {
    expect(relayAmong([paper, sport], 'www.paper.example')).toBe(paper);
    expect(relayAmong([paper, sport], 'live.sport.paper.example')).toBe(sport);
  });

  test('is not the one of another site whose name has the same end', () => {
    expect(relayAmong([paper], 'newspaper.example')).toBeUndefined();
    expect(relayAmong([], 'paper.example')).toBeUndefined();
  });
});

test.each([
  ['https://relay.example/inbox', 'https://relay.example/inbox'],
  ['  https://relay.example/inbox ', 'https://relay.example/inbox'],
  ['http://127.0.0.1:3000/inbox', 'http://127.0.0.1:3000/inbox'],
  ['http://localhost:3000/inbox', 'http://localhost:3000/inbox'],
  ['http://relay.example/inbox', undefined], // a reader's address would be readable on the way
  ['https://me:secret@relay.example/inbox', undefined],
  ['relay.example/inbox', undefined],
  ['javascript:alert(1)', undefined],
  ['', undefined],
])('an inbox written as %j is %j', (written, inbox) => {
  expect(toInbox(written)).toBe(inbox);
});

test.each([
  ['news.example', 'news.example'],
  ['www.news.example', 'news.example'],
  ['https://www.news.example/2026/story?x=1', 'news.example'],
  ['NEWS.example ', 'news.example'],
  ['новини.example', 'xn--b1amarcd.example'],
  ['localhost', 'localhost'],
  ['*.news.example', 'news.example'],
  ['news.example.', 'news.example'],
  ['.', undefined],
  ['*', undefined],
  ['[::1]', undefined],
  ['news', undefined],
  ['chrome://settings', undefined],
  ['two words.example', undefined],
  ['', undefined],
])('a site written as %j is %j', (written, site) => {
  expect(toSite(written)).toBe(site);
});
