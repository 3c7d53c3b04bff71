// The list of all corrections of a letter that had room for a few.

import { Hono } from 'hono';
import { composeLetter } from '../../lib/letter/letter';
import { letterLanguage } from '../../lib/letter/words';
import type { Site } from '../domain/site';
import { contentOf, extrasOf } from '../mail/other-readers';
import { type OverflowPageEntry, overflowPage } from '../pages/overflow-page';
import type { Listed } from '../store/overflow';
import { relayWords } from '../words/letter-words';
import { verdictWords } from '../words/verdict-words';
import type { HttpContext } from './context';
import { expired, PAGE_HEADERS } from './verdict-page';

const ON_A_PAGE = 50;

/** `GET` of the list; `?page=2` and so on behind the first one. */
export function overflowRoutes({ overflow, overflowLinks, links, siteOf }: HttpContext): Hono {
  const routes = new Hono();

  routes.get('/:link', async (c) => {
    const token = overflowLinks.read(c.req.param('link'));
    const page = Number(/^[1-9]\d{0,5}$/.exec(c.req.query('page') ?? '1')?.[0] ?? 1);
    const offset = (page - 1) * ON_A_PAGE;
    const list = token && (await overflow.list(token, { limit: ON_A_PAGE, offset }));
    if (!list) return expired(c);
    const site = siteOf(list.story);
    const { tag, direction } = letterLanguage(site?.language);
    const html = overflowPage({
      language: { tag, direction },
      words: relayWords(tag),
      count: list.count,
      from: offset + 1,
      entries: list.listed.map((one) => entryOf(one, site)),
      previous: page > 1 ? `?page=${page - 1}` : undefined,
      next: offset + ON_A_PAGE < list.count ? `?page=${page + 1}` : undefined,
    });
    return c.body(html, 200, PAGE_HEADERS);
  });

  return routes;

  function entryOf({ token, content, readers, answer }: Listed, site: Site | undefined): OverflowPageEntry {
    const { tag, words } = letterLanguage(site?.language);
    const correction = contentOf(content, site ?? {});
    const letter = composeLetter(correction, words, tag);
    return {
      headline: correction.page.headline,
      letter: { ...letter, ...extrasOf({ readers, others: [] }, { tag }, site ?? {}) },
      address: links.address({ token, round: 0 }),
      ...(answer === null ? {} : { answer: verdictWords(tag)[answer] }),
    };
  }
}
