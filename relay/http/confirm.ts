// The page on which the desk confirms that a correction is spam or that its story is muted. Opening the link changes nothing, as on the
// verdict page.

import { type Context, Hono } from 'hono';
import { letterLanguage } from '../../lib/letter/words';
import type { DeskActionLink } from '../domain/signed-links';
import { confirmPage } from '../pages/confirm-page';
import type { Answerable } from '../queue/verdicts';
import { verdictWords } from '../words/words';
import type { Env, HttpContext } from './context';
import { expired, folderOf, PAGE_HEADERS } from './page-response';
import { methodNotAllowed } from './problem';

/** `GET` of a link that was mailed to the desk, and `POST` of the button on its page. */
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
    if (isDone) log({ event: 'confirmed', action: found.link.action, site: found.correction.site });
    return show(c, found, isDone ? 'done' : 'late');
  });

  routes.all('/:link', () => methodNotAllowed('GET, HEAD, POST'));

  return routes;

  async function find(part: string): Promise<Found | undefined> {
    const link = links.readDeskAction(part);
    const correction = link && (await verdicts.find(link.token));
    return link && correction && { link, correction };
  }

  async function carryOut({
    link: { action, token, round },
    correction: { site, story },
  }: Found): Promise<boolean> {
    if (action === 'spam') return verdicts.declineAsSpam(token, round, now());
    if (action === 'mute') await mutes.mute(site, story, now());
    else await mutes.unmute(site, story);
    return true;
  }

  function show(c: Context, { link, correction }: Found, outcome: 'asked' | 'done' | 'late'): Response {
    const { tag, direction } = letterLanguage(context.siteOf(correction.story)?.language);
    // An older link cannot decline a correction that has a newer verdict.
    const isLate = link.action === 'spam' && (correction.verdict?.round ?? 0) !== link.round;
    const state = outcome === 'asked' && isLate ? 'late' : outcome;
    const page = confirmPage({
      words: verdictWords(tag),
      language: tag,
      direction,
      deskAction: link.action,
      subject: correction.subject,
      state,
      action: folderOf(context) + c.req.path,
    });
    return c.body(page, state === 'late' ? 409 : 200, PAGE_HEADERS);
  }
}

interface Found {
  readonly link: DeskActionLink;
  readonly correction: Answerable;
}
