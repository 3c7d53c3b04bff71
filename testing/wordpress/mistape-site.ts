// A site on loopback as WordPress with the Mistape plugin serves it: a story with the plugin's dialog, and the address to which
// its script posts. Its answers, and what it counts as the same report, follow version 1.4.0 of the plugin.

import { once } from 'node:events';
import { createServer, type RequestListener, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';

/** How the site answers a report. */
export type Behaviour =
  /** Mails it to the editors, unless they have the same one. */
  | 'works'
  | 'too many reports'
  | 'mail fails'
  | 'plugin is switched off'
  | 'log-in page'
  | 'moved'
  | 'out of order'
  /** The editors get it, but the connection breaks before the answer. */
  | 'answer is lost';

export interface MistapeSite {
  readonly origin: string;
  /** The address of a story with the text in `#lead`. */
  story(path: string, text: string): string;
  behaviour: Behaviour;
  /** What is written for `decoMistape` instead of the site's own address. */
  endpoint: string | undefined;
  /** Of the dialog: `1` in the site's settings. */
  dryRun: '0' | '1';
  /** Every post to the address, in order of arrival. */
  readonly posts: readonly URLSearchParams[];
  /** The reports that the editors got by e-mail. */
  readonly mailed: readonly URLSearchParams[];
  /** All requests so far, such as `GET /story`. */
  readonly requests: readonly string[];
  /** Makes the site unreachable until `start`. */
  stop(): Promise<void>;
  start(): Promise<void>;
}

const PATH = '/wp-admin/admin-ajax.php';
const SENT = ['Thanks!', 'Our editors are notified.'] as const;
const KNOWN = [
  'Thanks!',
  'Our editors already got notified about this error. Thanks for your care.',
] as const;
const NOT_SENT = 'Report not sent';

export async function startMistapeSite(): Promise<MistapeSite> {
  const stories = new Map<string, string>();
  const posts: URLSearchParams[] = [];
  const mailed: URLSearchParams[] = [];
  const requests: string[] = [];
  let port = 0;
  const site: MistapeSite & { origin: string } = {
    origin: '',
    behaviour: 'works',
    endpoint: undefined,
    dryRun: '0',
    posts,
    mailed,
    requests,
    story(path, lead) {
      stories.set(path, lead);
      return site.origin + path;
    },
    async start() {
      server = createServer(answer);
      server.listen(port, '127.0.0.1');
      await once(server, 'listening');
      const address = server.address();
      if (address === null || typeof address === 'string') throw new TypeError('not a TCP server');
      port = address.port;
      site.origin = `http://127.0.0.1:${port}`;
    },
    async stop() {
      if (!server.listening) return;
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
  const answer: RequestListener = async (request, response) => {
    const { method, url = '' } = request;
    requests.push(`${method} ${url}`);
    if (url === PATH && method === 'POST') {
      const post = new URLSearchParams(await text(request));
      posts.push(post);
      report(post, response);
      return;
    }
    const lead = stories.get(url);
    response.writeHead(lead === undefined ? 404 : 200, { 'Content-Type': 'text/html; charset=utf-8' });
    response.end(
      lead === undefined ? 'Not found' : page(lead, site.endpoint ?? site.origin + PATH, site.dryRun),
    );
  };
  const report = (post: URLSearchParams, response: ServerResponse) => {
    const reply = (success: boolean, title: string, message: string) =>
      response.end(JSON.stringify({ success, data: { title, message } }));
    switch (site.behaviour) {
      case 'too many reports':
        return reply(false, NOT_SENT, 'Spam protection: too many reports from your IP address.');
      case 'mail fails':
        return reply(false, NOT_SENT, 'Email service returned an error while trying to deliver your report.');
      case 'plugin is switched off':
        return response.writeHead(400).end('0');
      case 'log-in page':
        return response.end('<!doctype html><title>Log in</title>');
      case 'moved':
        return response.writeHead(301, { Location: '/elsewhere' }).end();
      case 'out of order':
        return response.writeHead(503).end('Briefly unavailable for scheduled maintenance.');
      case 'works':
      case 'answer is lost': {
        if (cleaned(post.get('selection')) === '') return reply(false, NOT_SENT, 'No text selected.');
        const isKnown = mailed.some((known) => isSame(known, post));
        if (!isKnown) mailed.push(post);
        if (site.behaviour === 'answer is lost') return response.destroy();
        return isKnown ? reply(false, ...KNOWN) : reply(true, ...SENT);
      }
    }
  };
  let server = createServer(answer);
  await site.start();
  return site;
}

/** Whether the plugin takes both for one report: of the same page, if the words of one are among those of the other. */
function isSame(one: URLSearchParams, other: URLSearchParams): boolean {
  const overlap = (field: string) => {
    const [a, b] = [cleaned(one.get(field)), cleaned(other.get(field))];
    return a.includes(b) || b.includes(a);
  };
  return (
    one.get('_wp_http_referer') === other.get('_wp_http_referer') && overlap('selection') && overlap('word')
  );
}

/** The last steps of WordPress's `sanitize_text_field`. */
function cleaned(field: string | null): string {
  return (field ?? '')
    .replace(/<[^>]*>/g, '')
    .replace(/[\r\n\t ]+/g, ' ')
    .trim();
}

function page(lead: string, endpoint: string, dryRun: string): string {
  const settings = JSON.stringify({ ajaxurl: endpoint }).replaceAll('/', '\\/');
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Fox clears dog</title></head><body>
<article><h1>Fox clears dog</h1><p id="lead">${lead}</p>
<div class="mistape_caption"><p>If you have found a spelling error, please, notify us by selecting that text and pressing <em>Ctrl+Enter</em>.</p></div></article>
<script id="mistape-front-js-extra">
var decoMistape = ${settings};
</script>
<script>
document.addEventListener('keyup', (event) => {
  if (event.keyCode === 13 && event.ctrlKey) document.getElementById('mistape_dialog').classList.add('dialog--open');
});
</script>
<div id="mistape_dialog" data-mode="comment" data-dry-run="${dryRun}"><div class="dialog__overlay"></div>
<div class="dialog__content"><div id="mistape_confirm_dialog" class="mistape_dialog_screen">
<textarea id="mistape_comment" cols="60" rows="3" maxlength="1000" hidden></textarea>
<a class="mistape_action" data-action="send" data-id="1204" role="button"></a></div></div></div></body></html>`;
}
