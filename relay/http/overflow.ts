// The overflow page: all corrections of a letter that shows only the first of them.

import { Hono } from 'hono';
import { headlineOf } from '../../lib/letter/digest';
import { composeLetter } from '../../lib/letter/letter';
import { letterLanguage } from '../../lib/letter/words';
import { answerAddresses } from '../domain/signed-links';
import type { Site } from '../domain/site';
import { byStory } from '../domain/story-groups';
import { contentOf, extrasOf } from '../mail/other-readers';
import { overflowPage } from '../pages/overflow-page';
import type { Listed } from '../store/overflow';
import { relayWords, verdictWords } from '../words/words';
import type { HttpContext } from './context';
import { expired, PAGE_HEADERS } from './page-response';

/** Maximum number of corrections on one page of the overflow list. */
const PAGE_SIZE = 50;

/** `GET` of the list. Later pages are `?page=2` and so on. */
export function overflowRoutes({ overflow, overflowLinks, links, siteOf }: HttpContext): Hono {
  const routes = new Hono();

  routes.get('/:link', async (c) => {
    const token = overflowLinks.read(c.req.param('link'));
    const page = Number(/^[1-9]\d{0,5}$/.exec(c.req.query('page') ?? '1')?.[0] ?? 1);
    const offset = (page - 1) * PAGE_SIZE;
    const list = token && (await overflow.list(token, { limit: PAGE_SIZE, offset }));
    if (!list) return expired(c);
    const site = siteOf(list.story);
    const { tag, direction } = letterLanguage(site?.language);
    const html = overflowPage({
      language: { tag, direction },
      words: relayWords(tag),
      count: list.count,
      from: offset + 1,
      stories: byStory(list.listed.map((one) => entryOf(one, site))).map((entries) => ({
        address: entries[0].letter.address,
        ...headlineOf(entries.map(({ letter }) => letter)),
        entries,
      })),
      previous: page > 1 ? `?page=${page - 1}` : undefined,
      next: offset + PAGE_SIZE < list.count ? `?page=${page + 1}` : undefined,
    });
    return c.body(html, 200, PAGE_HEADERS);
  });

  return routes;

  function entryOf({ token, content: stored, readers, answer }: Listed, site: Site | undefined) {
    const { tag, words } = letterLanguage(site?.language);
    const content = contentOf(stored, site ?? {});
    const answers = answerAddresses(links, { token, round: 0 });
    const letter = composeLetter(content, words, tag, { answers });
    return {
      content,
      letter: { ...letter, ...extrasOf({ readers, others: [] }, { tag }, site ?? {}) },
      address: links.address({ token, round: 0 }),
      ...(answer === null ? {} : { answer: verdictWords(tag)[answer] }),
    };
  }
}
