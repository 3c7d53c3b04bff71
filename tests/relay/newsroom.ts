// A newsroom for tests: a relay with a database of its own, and a mail server that keeps its letters.

import { randomUUID } from 'node:crypto';
import { onTestFinished } from 'vitest';
import type { Config } from '../../relay/config/config';
import type { Site } from '../../relay/domain/site';
import { type LogEvent, logTo } from '../../relay/log';
import { type Overrides, type Relay, startRelay } from '../../relay/relay';
import type { Store } from '../../relay/store/engine';
import { type SmtpSink, startSmtpSink } from '../../testing/newsroom/smtp-sink';
import { newDatabase } from './engine';

export const EDITORS = ['desk@news.test', 'online@news.test'];

/** Every correction has a letter of its own, though tests send the same one again and again. */
const SITES: readonly Site[] = [
  { name: 'Example News', hosts: ['news.test', 'localhost:8080'], editors: EDITORS, mergeWindow: 0 },
  { name: 'The Other Paper', hosts: ['other.test'], editors: ['editor@other.test'], mergeWindow: 0 },
];

/** With what is waited for, on a machine that may be busy. */
const PATIENCE_MS = 30_000;

export interface Newsroom {
  readonly relay: Relay;
  readonly sink: SmtpSink;
  readonly config: Config;
  /** What the relay logged, a line of JSON each. */
  readonly lines: readonly string[];
  /** The lines of one event, read. */
  logged(event: LogEvent['event']): Record<string, unknown>[];
}

/** A relay and its mail server, stopped when the test is over. */
export async function openNewsroom(
  overrides: Partial<Config> = {},
  seams: Overrides = {},
): Promise<Newsroom> {
  const sink = await startSmtpSink();
  onTestFinished(() => sink.stop());
  const config = await newsroomConfig({ smtpUrl: sink.url, ...overrides });
  const lines: string[] = [];
  const log = logTo({ write: (line) => lines.push(line) }, 'debug');
  const relay = await startRelay(config, { log, fetch: fetchStory, ...seams });
  onTestFinished(() => relay.stop());
  const logged = (event: LogEvent['event']) =>
    lines.map((line) => JSON.parse(line)).filter((line) => line.event === event);
  return { relay, sink, config, lines, logged };
}

/** The news site as the relay reads it: the sample's story is there, and no other page. */
export const fetchStory: typeof fetch = async (address) => {
  if (String(address) !== SAMPLE.address) return new Response('Not found', { status: 404 });
  const html = `<!doctype html><title>${SAMPLE.headline} | Example News</title><h1>${SAMPLE.headline}</h1>`;
  return new Response(html, { headers: { 'Content-Type': 'text/html; charset=utf-8' } });
};

/** The seams of a relay whose clock is set by hand: when it is, nothing wakes the postman. */
export function byHand(clock: { readonly now: number }): Overrides {
  return { now: () => clock.now, longestSleepMs: 100 };
}

/** A configuration with a database of its own. */
export async function newsroomConfig(overrides: Partial<Config> & Pick<Config, 'smtpUrl'>): Promise<Config> {
  return {
    from: 'corrections@news.test',
    fromName: 'Corrigenda',
    sites: SITES,
    host: '127.0.0.1',
    port: 0,
    ...overrides,
    database: overrides.database ?? (await newDatabase()),
  };
}

/** The strings of a correction, each as a reader or a page may have it. */
export const SAMPLE = {
  id: '',
  created: '2026-11-23T20:44:00.000Z',
  address: 'https://news.test/2026/11/fox',
  headline: 'Fox clears dog',
  author: 'Ada Writer',
  site: 'Example News',
  published: '2026-11-20',
  modified: '2026-11-21T08:00:00Z',
  language: 'en',
  exact: 'jumpd',
  prefix: 'It was late. The brown fox ',
  suffix: ' over the dog. Nobody saw it.',
  textFragment: ':~:text=fox-,jumpd,-over',
  replacement: 'jumped',
  kind: 'typo',
  comment: 'A letter is missing.\nSee any dictionary.',
  evidence: 'https://dictionary.test/jump',
  name: 'Rita Reader',
  email: 'rita@readers.test',
};
export type SampleField = keyof typeof SAMPLE;

/** A correction as it travels. The id is new unless given. */
export function annotation(changes: Partial<Record<SampleField, unknown>> = {}) {
  const text: Record<SampleField, unknown> = { ...SAMPLE, id: randomUUID(), ...changes };
  return {
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    id: `urn:uuid:${text.id}`,
    type: 'Annotation',
    motivation: 'editing',
    created: text.created,
    generator: { type: 'Software', name: 'Corrigenda', 'schema:softwareVersion': '1.0.0' },
    creator: {
      type: 'Person',
      name: text.name,
      email: typeof text.email === 'string' ? `mailto:${text.email}` : text.email,
    },
    body: [
      { type: 'TextualBody', purpose: 'editing', value: text.replacement, format: 'text/plain' },
      { type: 'TextualBody', purpose: 'tagging', value: text.kind },
      { type: 'TextualBody', purpose: 'commenting', value: text.comment },
      { type: 'SpecificResource', purpose: 'linking', source: text.evidence },
    ],
    target: {
      type: 'SpecificResource',
      source: {
        id: text.address,
        type: 'Text',
        'schema:headline': text.headline,
        'schema:author': text.author,
        'schema:datePublished': text.published,
        'schema:dateModified': text.modified,
        'schema:inLanguage': text.language,
        'schema:isPartOf': text.site,
      },
      selector: [
        { type: 'TextQuoteSelector', exact: text.exact, prefix: text.prefix, suffix: text.suffix },
        { type: 'TextPositionSelector', start: 27, end: 32 },
        {
          type: 'FragmentSelector',
          conformsTo: 'https://wicg.github.io/scroll-to-text-fragment/',
          value: text.textFragment,
        },
      ],
    },
  };
}

/** A remark on the picture at one address that stands on the page at another. */
export function pictureAnnotation(picture: string, page: string) {
  const { body, target, ...rest } = annotation({ address: page });
  return {
    ...rest,
    motivation: 'commenting',
    body: body.filter(({ purpose }) => purpose !== 'editing'),
    target: {
      type: 'SpecificResource',
      source: {
        id: picture,
        type: 'Image',
        'schema:description': 'A ferry',
        'schema:caption': 'The ferry at <noon>',
      },
      scope: target.source,
    },
  };
}

/** Posts a correction as the extension does. */
export function post(relay: Pick<Relay, 'inbox'>, body: unknown, headers: Record<string, string> = {}) {
  return fetch(relay.inbox, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"',
      ...headers,
    },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

/** A port that nobody listens on. */
export async function freePort(): Promise<number> {
  const sink = await startSmtpSink();
  await sink.stop();
  return sink.port;
}

/** The address of the correction's status: the Location, which may be relative to the inbox. */
export function locationOf(response: Response): string {
  const location = response.headers.get('Location');
  if (response.status !== 201 || location === null) throw new Error(`not accepted: ${response.status}`);
  return new URL(location, response.url).href;
}

/** Looks again and again until what is waited for is there. */
export async function waitUntil(isThere: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  while (!(await isThere())) {
    if (Date.now() > deadline) throw new Error('waited in vain');
    await new Promise((resolve) => setImmediate(resolve)); // SQLite answers at once: others must have their turn
  }
}

/** Waits until the postman has looked at the correction, and decided what becomes of it. */
export function waitUntilSorted(store: Store, id: string): Promise<void> {
  return waitUntil(async () => {
    const { letter } = await store.database
      .selectFrom('corrections')
      .select('letter')
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    return letter !== 'unsorted';
  });
}

/** Asks for the status until it is `expected`. */
export async function waitForStatus(location: string, expected: string): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  let status: unknown;
  do {
    const { 'schema:creativeWorkStatus': current }: Record<string, unknown> = await (
      await fetch(location)
    ).json();
    status = current;
    if (status === expected) return;
  } while (Date.now() < deadline);
  throw new Error(`waited for ${expected}, it is ${String(status)}`);
}
