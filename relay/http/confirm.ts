// Where the desk confirms that a correction is spam, or that a story has no letters any more. As with answers, opening the link
// changes nothing.

import { type Context, Hono } from 'hono';
import { letterLanguage } from '../../lib/letter/words';
import type { OrderLink } from '../domain/verdict-links';
import { confirmPage } from '../pages/confirm-page';
import type { Answerable } from '../queue/verdicts';
import { verdictWords } from '../words/verdict-words';
import type { Env, HttpContext } from './context';
import { methodNotAllowed } from './problem';
import { expired, folderOf, PAGE_HEADERS } from './verdict-page';

/** `GET` of a link that was mailed to the desk, and `POST` of its button. */
export function confirmRoutes(context: HttpContext): Hono<Env> {
  const { verdicts, mutes, links, now, log } = context;
  const routes = new Hono<Env>();

  routes.get('/:link', async (c) => {
    const found = await find(c.req.param('link'));
    return found === undefined ? expired(c) : show(c, found, 'asked');
  });

  routes.post('/:link', async (c) => {
    const found = await find(c.req.param('link'));
    if (found === undefined) return expired(c);
    const isDone = await carryOut(found);
    if (isDone) log({ event: 'confirmed', order: found.link.order, site: found.correction.site });
    return show(c, found, isDone ? 'done' : 'late');
  });

  routes.all('/:link', () => methodNotAllowed('GET, HEAD, POST'));

  return routes;

  async function find(part: string): Promise<Found | undefined> {
    const link = links.readOrder(part);
    const correction = link && (await verdicts.find(link.token));
    return link && correction && { link, correction };
  }

  async function carryOut({
    link: { order, token, round },
    correction: { site, story },
  }: Found): Promise<boolean> {
    if (order === 'spam') return verdicts.declineAsSpam(token, round, now());
    if (order === 'mute') await mutes.mute(site, story, now());
    else await mutes.unmute(site, story);
    return true;
  }

  function show(c: Context, { link, correction }: Found, asked: 'asked' | 'done' | 'late'): Response {
    const { tag, direction } = letterLanguage(context.siteOf(correction.story)?.language);
    // A correction that was answered in the meantime is no longer declined by an older link.
    const isLate = link.order === 'spam' && (correction.verdict?.round ?? 0) !== link.round;
    const state = asked === 'asked' && isLate ? 'late' : asked;
    const page = confirmPage({
      words: verdictWords(tag),
      language: tag,
      direction,
      order: link.order,
      subject: correction.subject,
      state,
      action: folderOf(context) + c.req.path,
    });
    return c.body(page, state === 'late' ? 409 : 200, PAGE_HEADERS);
  }
}

interface Found {
  readonly link: OrderLink;
  readonly correction: Answerable;
}
