// The verdict page. Opening a link changes nothing, because mail scanners open all links. Only the form gives a verdict.

import { type Context, Hono } from 'hono';
import * as v from 'valibot';
import { CorrectionContentSchema } from '../../lib/correction/content';
import { composeLetter } from '../../lib/letter/letter';
import { letterLanguage } from '../../lib/letter/words';
import type { DeskAction } from '../domain/desk';
import type { VerdictLink } from '../domain/signed-links';
import { ANSWERS, type Answer, AnswerSchema } from '../domain/verdict';
import type { LinkOutcome } from '../mail/mail-link';
import { extrasInFull } from '../mail/other-readers';
import { type VerdictPage, verdictPage } from '../pages/verdict-page';
import type { Answerable } from '../queue/verdicts';
import { verdictWords } from '../words/words';
import type { Env, HttpContext } from './context';
import { expired, folderOf, PAGE_HEADERS } from './page-response';
import { methodNotAllowed } from './problem';
import { readForm } from './read-body';

/** `GET` of a link, `POST` of its form, and `POST` that asks for a link that changes the verdict or mutes the story. */
export function verdictRoutes(context: HttpContext): Hono<Env> {
  const { verdicts, links, now, log } = context;
  const routes = new Hono<Env>();

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
    const { thank, ...given } = answer.output;
    const isNext = round === (found.correction.verdict?.round ?? 0);
    if (isNext && given.answer === 'declined' && given.reason === 'spam') return askDesk(c, found, 'spam');
    const thanks = thank === undefined ? {} : { note: wordsOf(found).thanks };
    const isDecided = await verdicts.decide(token, round, { ...thanks, ...withoutEmpty(given) }, now());
    if (isDecided) log({ event: 'answered', answer: given.answer, site: found.correction.site });
    const after = await find(c.req.param('link'), context);
    if (after === undefined) return expired(c);
    return show(c, after, isDecided ? { notice: 'done' } : {}, isDecided ? 200 : 409);
  });

  routes.post('/:link/change', async (c) => {
    const found = await find(c.req.param('link'), context);
    if (found === undefined) return expired(c);
    const { token } = found.link;
    const round = found.correction.verdict?.round ?? 0;
    const address = links.address({ token, round });
    return showOutcome(
      c,
      found,
      await context.mailLink(found.correction, { purpose: 'change', address, token }),
      'changeMailed',
    );
  });

  for (const purpose of ['mute', 'unmute'] as const) {
    routes.post(`/:link/${purpose}`, async (c) => {
      const found = await find(c.req.param('link'), context);
      return found === undefined ? expired(c) : askDesk(c, found, purpose);
    });
  }
  routes.all('/:link', () => methodNotAllowed('GET, HEAD, POST'));
  for (const action of ['change', 'mute', 'unmute'])
    routes.all(`/:link/${action}`, () => methodNotAllowed('POST'));

  return routes;

  /** Mails the desk a link that confirms the action. */
  async function askDesk(c: Context, found: Found, purpose: DeskAction): Promise<Response> {
    const { token, round } = found.link;
    const address = links.deskActionAddress({ action: purpose, token, round });
    return showOutcome(
      c,
      found,
      await context.mailLink(found.correction, { purpose, address, token }),
      'confirmMailed',
    );
  }

  /** Shows whether the link was mailed. */
  async function showOutcome(
    c: Context,
    found: Found,
    outcome: LinkOutcome,
    mailed: 'changeMailed' | 'confirmMailed',
  ): Promise<Response> {
    switch (outcome) {
      case 'mailed':
        return show(c, found, { notice: mailed });
      case 'limited':
        return show(c, found, { notice: 'linkLimited' }, 429);
      case 'failed':
        return show(c, found, { notice: 'changeFailed' }, 503);
      default:
        return outcome satisfies never;
    }
  }

  function wordsOf({ correction }: Found) {
    return verdictWords(letterLanguage(context.siteOf(correction.story)?.language).tag);
  }

  async function show(
    c: Context,
    { link, correction }: Found,
    state: Pick<VerdictPage, 'ready' | 'problem' | 'notice'>,
    status: 200 | 400 | 409 | 429 | 503 = 200,
  ): Promise<Response> {
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
      action: folderOf(context) + c.req.path.replace(/\/(change|mute|unmute)$/, ''),
      verdict: correction.verdict,
      isOpen: isNext && state.notice === undefined,
      isMuted: await context.mutes.isMuted(correction.site, correction.story),
      ...state,
    });
    return c.body(page, status, PAGE_HEADERS);
  }
}

/** Removes an empty note, so that it does not replace the ready-made one. */
function withoutEmpty({ note, ...answer }: Answer): Answer {
  return note === undefined ? answer : { ...answer, note };
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
