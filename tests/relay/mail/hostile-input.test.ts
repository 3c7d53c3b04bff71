// Texts by readers and pages stay text. They never become headers, recipients or elements.

import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ReceivedLetter } from '../../../testing/newsroom/smtp-sink';
import { ATTACKS } from '../fixtures/attacks';
import { roundsOf } from '../fixtures/engine';
import { allowedBy, elementsIn, notAllowedIn } from '../fixtures/html-elements';
import {
  annotation,
  EDITORS,
  type Newsroom,
  openNewsroom,
  pictureAnnotation,
  post,
  SAMPLE,
} from '../fixtures/newsroom';

const HEADERS = [
  ...['auto-submitted', 'content-type', 'date', 'from', 'in-reply-to', 'list-id', 'message-id'],
  ...['mime-version', 'references', 'reply-to', 'subject', 'to'],
];
const LETTER_ELEMENTS = [
  ...['a', 'bdi', 'body', 'br', 'del', 'div', 'h1', 'head', 'html', 'ins', 'meta', 'p', 'span', 'style'],
  ...['table', 'tbody', 'td', 'tr'],
];
const PAGE_ELEMENTS = [
  ...[
    'a',
    'bdi',
    'blockquote',
    'body',
    'button',
    'del',
    'div',
    'fieldset',
    'form',
    'h1',
    'head',
    'html',
    'input',
  ],
  ...[
    'ins',
    'label',
    'legend',
    'main',
    'meta',
    'option',
    'p',
    'select',
    'span',
    'style',
    'textarea',
    'title',
  ],
];
/** The elements whose number depends on the words. */
const MARKS = ['br', 'del', 'ins'];
/** The places of texts that can be anything. Others have a fixed form: the kind is one of a few words, and a directive has its own characters. */
const FREE =
  /\.(prefix|exact|suffix|name|value|schema:(headline|author|isPartOf|description|caption|softwareVersion))$/;
const FORMED: readonly string[] = [SAMPLE.kind, SAMPLE.textFragment];
const AT_ONCE = 16;
const SITES = [{ name: 'Example News', hosts: ['news.test'], editors: EDITORS, lettersPerHour: 10_000 }];

/** Returns the places of all texts in an annotation, such as `target.source.id`. */
function placesOf(value: unknown, place = ''): string[] {
  if (typeof value === 'string') return [place];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) =>
    placesOf(part, place === '' ? key : `${place}.${key}`),
  );
}

/** Returns a copy in which `change` is applied to the texts at `places`. */
function changed(
  value: unknown,
  places: readonly string[],
  change: (text: string) => string,
  at = '',
): unknown {
  if (typeof value === 'string') return places.includes(at) ? change(value) : value;
  if (Array.isArray(value)) return value.map((part, index) => changed(part, places, change, join(at, index)));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [key, changed(part, places, change, join(at, key))]),
  );
}

const join = (place: string, key: string | number) => (place === '' ? String(key) : `${place}.${key}`);

/** Returns an annotation about a passage or about a picture, each time on a new story. */
const SAMPLES = {
  passage: (story: string) => annotation({ address: story }),
  picture: (story: string) => ({
    ...pictureAnnotation(`${story}.jpg`, story),
    creator: annotation().creator,
    id: annotation().id,
  }),
};

const newStory = () => `https://news.test/${randomUUID()}`;

describe.each(['passage', 'picture'] as const)('about a %s', (about) => {
  const sample = SAMPLES[about];
  const places = placesOf(sample('https://news.test/'));
  const texts = places.filter((place) => FREE.test(`.${place}`));
  const others = places
    .filter((place) => about === 'passage' || place.startsWith('target')) // the other places are the same in both
    .filter((place) => !texts.includes(place) || place === 'target.selector.2.value');

  test('no attack in any field becomes a header, a recipient or an element', {
    timeout: 240_000,
  }, async () => {
    const newsroom = await openNewsroom({ sites: SITES });
    const check = await checkOf(newsroom, sample(newStory()));
    const free = (change: (text: string) => string) =>
      changed(sample(newStory()), texts, (text) => (FORMED.includes(text) ? text : change(text)));
    const everywhere = ATTACKS.flatMap((attack) => [free((text) => text + attack), free(() => attack)]);
    // Each annotation has every fourth attack, and the next one has others.
    const inOne = others.flatMap((place, index) =>
      ATTACKS.filter((_, at) => (at + index) % 4 === 0).map((attack) =>
        changed(sample(newStory()), [place], (text) => text + attack),
      ),
    );
    const accepted = await check(everywhere);
    expect(accepted).toBeGreaterThan(ATTACKS.length);
    await check(inOne);
  });

  test('no random combination of attacks does either', { timeout: 120_000 }, async () => {
    const newsroom = await openNewsroom({ sites: SITES });
    const check = await checkOf(newsroom, sample(newStory()));
    const hostile = fc
      .array(fc.oneof(fc.constantFrom(...ATTACKS), fc.string({ unit: 'binary', maxLength: 12 })), {
        minLength: 1,
        maxLength: 4,
      })
      .map((pieces) => pieces.join(''));
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...places), hostile, fc.boolean(), async (place, text, appended) => {
        await check([changed(sample(newStory()), [place], (before) => (appended ? before + text : text))]);
      }),
      { numRuns: roundsOf(200) },
    );
  });
});

/** Posts annotations, and checks the letters and verdict pages of the accepted ones. Returns the number of accepted ones. */
async function checkOf({ relay, sink }: Newsroom, harmless: unknown) {
  expect((await post(relay, harmless)).status).toBe(201);
  const [first] = await sink.waitForLetters(1);
  const page = elementsIn(await pageOf(first));
  const letter = elementsIn(first?.html || '');
  // A scan may find only the parts that we wrote, and nothing active.
  expect(namesIn(letter).filter((name) => !LETTER_ELEMENTS.includes(name))).toEqual([]);
  expect(namesIn(page).filter((name) => !PAGE_ELEMENTS.includes(name))).toEqual([]);
  const skeleton = structureOf(letter);
  const ofLetter = allowedBy(letter);
  const ofPage = allowedBy(page);

  async function postOne(body: unknown): Promise<number> {
    const { status } = await post(relay, body);
    if (status !== 201) expect([400, 403, 409, 413]).toContain(status);
    return status === 201 ? 1 : 0;
  }

  return async (bodies: readonly unknown[]): Promise<number> => {
    let accepted = 0;
    for (let at = 0; at < bodies.length; at += AT_ONCE) {
      const before = sink.letters.length;
      const taken = await Promise.all(bodies.slice(at, at + AT_ONCE).map(postOne));
      const count = taken.reduce((sum, one) => sum + one, 0);
      const letters = (await sink.waitForLetters(before + count)).slice(before);
      const pages = await Promise.all(letters.map(pageOf));
      for (const [index, one] of letters.entries()) {
        expectOurHeaders(one);
        const elements = elementsIn(one.html || '');
        expect(notAllowedIn(elements, ofLetter)).toEqual([]);
        expect(moreThan(skeleton, structureOf(elements))).toEqual([]);
        expect(notAllowedIn(elementsIn(pages[index] ?? ''), ofPage)).toEqual([]);
      }
      accepted += count;
    }
    return accepted;
  };
}

function expectOurHeaders(letter: ReceivedLetter): void {
  const { value: replyTo = [] } = letter.replyTo ?? {};
  const keys = letter.headerLines.map(({ key }) => key).sort();
  expect(replyTo.length === 0 ? [...keys, 'reply-to'].sort() : keys).toEqual(HEADERS);
  expect(letter.envelope).toEqual({ from: 'corrections@news.test', to: EDITORS });
  expect([letter.to].flat()[0]?.value.map((to) => to.address)).toEqual(EDITORS);
  expect(letter.from?.value).toEqual([{ name: 'Corrigenda', address: 'corrections@news.test' }]);
  expect(replyTo.length).toBeLessThanOrEqual(1);
  expect(letter.subject).not.toMatch(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u);
  expect(letter.headerLines.find(({ key }) => key === 'list-id')?.line).toBe(
    'List-ID: <corrections.news.test>',
  );
  expect(letter.attachments).toEqual([]);
}

/** Returns the page that the first verdict link in the letter opens. */
async function pageOf(letter: ReceivedLetter | undefined): Promise<string> {
  const link = /http\S+\/verdict\/\S+/.exec(letter?.text ?? '')?.[0] ?? expect.fail('no link');
  return (await fetch(link)).text();
}

function namesIn(elements: ReturnType<typeof elementsIn>): string[] {
  return [...new Set(elements.map(({ name }) => name))];
}

function structureOf(elements: ReturnType<typeof elementsIn>): string[] {
  return elements.map(({ name }) => name).filter((name) => !MARKS.includes(name));
}

/** Returns the items of `names` that are not at their place in `all`. Missing items are fine: they were not understood and left out. */
function moreThan(all: readonly string[], names: readonly string[]): string[] {
  let at = 0;
  return names.filter((name) => {
    at = all.indexOf(name, at) + 1;
    return at === 0;
  });
}
