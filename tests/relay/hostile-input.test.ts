import fc from 'fast-check';
import { expect, test } from 'vitest';
import { annotation, EDITORS, openNewsroom, post, SAMPLE, type SampleField } from './newsroom';
import type { ReceivedLetter } from './smtp-sink';

const HEADERS = [
  'auto-submitted',
  'content-type',
  'date',
  'from',
  'in-reply-to',
  'message-id',
  'mime-version',
  'references',
  'reply-to',
  'subject',
  'to',
];

/** What has broken mail and pages before. */
const ATTACKS = [
  '\r\nBcc: victim@evil.test',
  '\nBcc: victim@evil.test\n\n<p>own body',
  '\r\n.\r\nMAIL FROM:<a@evil.test>',
  'a@b.test, victim@evil.test',
  '"<victim@evil.test>',
  '>\r\nRCPT TO:<victim@evil.test>',
  '\u0085Bcc: victim@evil.test',
  '\u2028Bcc: victim@evil.test',
  '\u0000',
  '\u202egnp.exe',
  '\u2066\u2067\u202a',
  '\ud800',
  '<script>alert(1)</script>',
  '</p></div></body></html><script src=//evil.test></script>',
  '<img src=x onerror=alert(1)>',
  '<!--',
  '"><a href="javascript:alert(1)">',
  "' onmouseover='alert(1)",
  'javascript:alert(1)',
  'data:text/html,<script>1</script>',
  '&lt;b&gt;&#60;b&#62;',
  '{headline}',
  '=?utf-8?q?=0d=0aBcc:_victim=40evil.test?=',
  '__proto__',
];
const FIELDS = (Object.keys(SAMPLE) as SampleField[]).filter((field) => field !== 'id'); // Object.keys knows no types

const hostileText = fc
  .array(fc.oneof(fc.constantFrom(...ATTACKS), fc.string({ unit: 'binary', maxLength: 12 })), {
    minLength: 1,
    maxLength: 4,
  })
  .map((pieces) => pieces.join(''));

/** Each field's own value with something nasty at its end, or the nasty thing alone. */
const hostileChange = fc
  .tuple(fc.constantFrom(...FIELDS), hostileText, fc.boolean())
  .map(([field, text, appended]) => ({ field, value: appended ? SAMPLE[field] + text : text }));

const everyAttack = FIELDS.flatMap((field) =>
  ATTACKS.map((attack) => ({ field, value: SAMPLE[field] + attack })),
);

test('no text of a reader or page becomes a header, a recipient or an element of the letter', async () => {
  const { relay, sink } = await openNewsroom();
  await post(relay, annotation());
  const [harmless] = await sink.waitForLetters(1);
  const elements = elementsOf(harmless);
  expect(elements.length).toBeGreaterThan(20);
  const accepted = new Set<SampleField>();

  await fc.assert(
    fc.asyncProperty(hostileChange, async ({ field, value }) => {
      const before = sink.letters.length;
      // A story of its own, so that its subject is made of this headline.
      const address = `https://news.test/${before}`;
      const response = await post(relay, annotation({ address, [field]: value }));
      if (response.status === 400 || response.status === 403) return;
      expect(response.status).toBe(201);
      accepted.add(field);
      const letter = (await sink.waitForLetters(before + 1)).at(-1);
      expect(letter?.headerLines.map(({ key }) => key).sort()).toEqual(HEADERS);
      expect(letter?.envelope).toEqual({ from: 'corrections@news.test', to: EDITORS });
      expect([letter?.to].flat()[0]?.value.map((to) => to.address)).toEqual(EDITORS);
      expect(letter?.replyTo?.value).toHaveLength(1);
      expect(letter?.subject).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
      expect(letter?.attachments).toEqual([]);
      expect(elementsOf(letter)).toEqual(elements);
    }),
    // Every attack on every field first, then 200 that chance makes of them.
    { numRuns: everyAttack.length + 200, examples: everyAttack.map((change) => [change]) },
  );
  for (const field of [
    'headline',
    'author',
    'exact',
    'prefix',
    'suffix',
    'replacement',
    'comment',
    'name',
  ] as const) {
    expect(accepted).toContain(field);
  }
}, 120_000);

/**
 * The tags of the letter, each with the names of its attributes. The marks of the change are left out: how many there are
 * depends on the words. Fails where a link leads elsewhere than to the web, or where `<` stands in a text.
 */
function elementsOf(letter: ReceivedLetter | undefined): string[] {
  const html = (letter?.html || '').replace(/^<!DOCTYPE html>/, '');
  const tags: string[] = [];
  const text = html.replace(
    /<(\/?[a-z][a-z0-9]*)((?: [a-z-]+="[^"<]*")*)\/?>/g,
    (_, name: string, attributes: string) => {
      const href = / href="([^"]*)"/.exec(attributes)?.[1];
      if (href !== undefined) expect(href).toMatch(/^https?:\/\//);
      const names = Array.from(attributes.matchAll(/ ([a-z-]+)="/g), ([, attribute]) => attribute);
      if (!/^\/?(del|ins)$/.test(name)) tags.push([name, ...names].join(' '));
      else expect(names.every((attribute) => attribute === 'class' || attribute === 'style')).toBe(true);
      return '';
    },
  );
  expect(text).not.toContain('<');
  return tags;
}
