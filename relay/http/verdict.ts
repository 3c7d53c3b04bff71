// Where editors answer. Opening a link shows and changes nothing: mail scanners open them all. Only the form decides.

import { createHash } from 'node:crypto';
import { type Context, Hono } from 'hono';
import * as v from 'valibot';
import { CorrectionContentSchema } from '../../lib/correction/correction';
import { composeLetter } from '../../lib/letter/letter';
import { letterLanguage } from '../../lib/letter/words';
import { extrasInFull } from '../mail/extras';
import type { Answerable } from '../store/verdicts';
import { ANSWERS, AnswerSchema } from '../verdicts/answers';
import type { VerdictLink } from '../verdicts/links';
import { PAGE_STYLE, type VerdictPage, verdictPage } from '../verdicts/page';
import { verdictWords } from '../verdicts/words';
import type { HttpContext } from './context';
import { readForm } from './read-body';

/** No script runs there, no other page frames it, and nobody learns of the link from where it leads. */
const HEADERS = {
  'Content-Type': 'text/html; charset=utf-8',
  'Cache-Control': 'no-store',
  'Referrer-Policy': 'no-referrer',
  'X-Frame-Options': 'DENY',
  'X-Robots-Tag': 'noindex',
  'Content-Security-Policy': [
    "default-src 'none'",
    `style-src 'sha256-${createHash('sha256').update(PAGE_STYLE).digest('base64')}'`,
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; '),
};

/** `GET` of a link, `POST` of its form, and of the wish for a link to change the answer. */
export function verdictRoutes(context: HttpContext): Hono {
  const { verdicts, links, now, log } = context;
  const routes = new Hono();

  routes.get('/:link', async (c) => {
    const found = await find(c.req.param('link'), context);
    if (found === undefined) return expired(c);
    const asked = ANSWERS.find((answer) => answer === c.req.query('answer'));
    return show(c, found, { ready: asked });
  });

  routes.post('/:link', async (c) => {
    const found = await find(c.req.param('link'), context);
    if (found === undefined) return expired(c);
    const answer = v.safeParse(AnswerSchema, await readForm(c.req.raw));
    if (!answer.success) return show(c, found, { problem: 'noAnswer' }, 400);
    const { token, round } = found.link;
    const isDecided = await verdicts.decide(token, round, answer.output, now());
    if (isDecided) log(`answered: ${answer.output.answer}`);
    const after = await find(c.req.param('link'), context);
    if (after === undefined) return expired(c);
    return show(c, after, isDecided ? { notice: 'done' } : {}, isDecided ? 200 : 409);
  });

  routes.post('/:link/change', async (c) => {
    const found = await find(c.req.param('link'), context);
    if (found === undefined) return expired(c);
    const { token } = found.link;
    const round = found.correction.verdict?.round ?? 0;
    const isMailed = await context.mailLink(found.correction, links.address({ token, round }));
    return show(c, found, { notice: isMailed ? 'changeMailed' : 'changeFailed' }, isMailed ? 200 : 503);
  });

  return routes;

  function show(
    c: Context,
    { link, correction }: Found,
    state: Pick<VerdictPage, 'ready' | 'problem' | 'notice'>,
    status: 200 | 400 | 409 | 503 = 200,
  ): Response {
    const { tag, words, direction } = letterLanguage(context.siteOf(correction.story)?.language);
    const content = v.parse(CorrectionContentSchema, JSON.parse(correction.content));
    const isNext = link.round === (correction.verdict?.round ?? 0);
    const page = verdictPage({
      letter: {
        ...composeLetter(content, words, tag),
        ...extrasInFull(correction, { tag }, context.siteOf(correction.story) ?? {}),
      },
      letterWords: words,
      words: verdictWords(tag),
      direction,
      pageLanguage: content.page.language,
      action: c.req.path.replace(/\/change$/, ''),
      verdict: correction.verdict,
      isOpen: isNext && state.notice === undefined,
      ...state,
    });
    return c.body(page, status, HEADERS);
  }
}

interface Found {
  readonly link: VerdictLink;
  readonly correction: Answerable;
}

async function find(part: string, { links, verdicts }: HttpContext): Promise<Found | undefined> {
  const link = links.read(part);
  const correction = link && (await verdicts.find(link.token));
  return link && correction && { link, correction };
}

/** In English: whose language it would be is not known. */
function expired(c: Context): Response {
  const words = verdictWords('en');
  return c.body(verdictPage({ words, direction: 'ltr' }), 410, HEADERS);
}
