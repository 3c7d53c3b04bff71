// Delivers to a WordPress site with the Mistape plugin, as the plugin's own script does
// (https://plugins.trac.wordpress.org/browser/mistape/, versions 1.1 to 1.4).

import * as v from 'valibot';
import type { CorrectionContent } from '../correction/content';
import type { MistapeRecipient } from '../correction/recipient';
import { toSingleLine } from '../correction/text';
import { readTags } from '../recipient/html-tags';
import {
  type AttemptOutcome,
  answered,
  answerText,
  isRedirect,
  outcomeOfStatus,
  postOnce,
  withoutAnswer,
} from './attempt';
import type { DeliveryMeans } from './deliver';
import { markedWords, reportComment, reportedAddress } from './mistape-report';

const HEADERS = {
  'Content-Type': 'application/x-www-form-urlencoded; charset=UTF-8',
  Accept: 'application/json',
  // jQuery sends it too. Without access to the host, the browser asks the site first and sends nothing: otherwise the site would get
  // the report, but its answer could not be read, and it would get the report again.
  'X-Requested-With': 'XMLHttpRequest',
};

/** Returns the form post (application/x-www-form-urlencoded) for the correction. */
export function mistapePost(content: CorrectionContent, { post }: MistapeRecipient): string {
  return new URLSearchParams({
    action: 'mistape_report_error',
    ...markedWords(content),
    comment: reportComment(content),
    ...(post !== undefined && { post_id: post }),
    _wp_http_referer: reportedAddress(content), // WordPress reads it before the header, which is not sent
  }).toString();
}

/** Posts the body once. Never throws: every end is an outcome. */
export async function deliverToMistape(
  { endpoint }: MistapeRecipient,
  body: string,
  { fetch, now, isOnline }: DeliveryMeans,
): Promise<AttemptOutcome> {
  const response = await postOnce(endpoint, HEADERS, body, fetch);
  return response === undefined ? withoutAnswer(isOnline) : outcomeOf(response, now);
}

const WordsSchema = v.object({ title: v.optional(v.string(), ''), message: v.optional(v.string(), '') });
const NO_WORDS = { title: '', message: '' };
/** What `wp_send_json_success` and `wp_send_json_error` write. */
const ReplySchema = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({ success: v.boolean(), data: v.optional(v.fallback(WordsSchema, NO_WORDS), NO_WORDS) }),
);
/** How a reply begins. Sites that show errors print notices before it, sometimes although they have taken the report. */
const REPLY = '{"success":';
/** What WordPress answers if no plugin handles the action. */
const NO_PLUGIN: readonly string[] = ['0', '-1'];
const TOO_MANY_REQUESTS = 429;

async function outcomeOf(response: Response, now: () => number): Promise<AttemptOutcome> {
  const { status, ok } = response;
  if (isRedirect(response)) return { outcome: 'again', problem: { kind: 'redirected' } };
  const text = (await answerText(response)).trim();
  if (NO_PLUGIN.includes(text)) return { outcome: 'not-there', problem: answered(status) };
  const reply = v.safeParse(ReplySchema, text.slice(Math.max(0, text.lastIndexOf(REPLY))));
  if (reply.success && status < 500 && status !== TOO_MANY_REQUESTS) {
    const { success, data } = reply.output;
    if (!success) return { outcome: 'refused', problem: answered(status, wordsOf(data)) };
    if (ok) return { outcome: 'delivered' };
  }
  if (ok) return { outcome: 'unclear' }; // a page, a reply that breaks off
  return outcomeOfStatus(response, answered(status), now()); // a log-in page, a firewall, a site out of order
}

/** Returns the site's own words: `Report not sent: No text selected.` */
function wordsOf({ title, message }: v.InferOutput<typeof WordsSchema>): string {
  const [heading, sentence] = [plainText(title), plainText(message)];
  if (heading === '' || sentence === '') return heading + sentence;
  return heading + (/\p{P}$/u.test(heading) ? ' ' : ': ') + sentence;
}

function plainText(html: string): string {
  const texts: string[] = [];
  const goOn = () => true;
  readTags(html, { opens: goOn, closes: goOn, text: (text) => texts.push(text) });
  return toSingleLine(texts.join(''));
}
