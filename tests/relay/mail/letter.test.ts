import { describe, expect, test } from 'vitest';
import type { ReceivedLetter } from '../../../testing/newsroom/smtp-sink';
import {
  annotation,
  EDITORS,
  freePort,
  locationOf,
  openNewsroom,
  pictureAnnotation,
  post,
} from '../fixtures/newsroom';

async function letterAbout(changes: Parameters<typeof annotation>[0]): Promise<ReceivedLetter> {
  const { relay, sink } = await openNewsroom();
  locationOf(await post(relay, annotation(changes)));
  const [letter] = await sink.waitForLetters(1);
  if (letter === undefined) throw new Error('no letter');
  return letter;
}

describe('the letter', () => {
  test('goes from the relay only to the site’s editors', async () => {
    const letter = await letterAbout({});
    expect(letter.envelope).toEqual({ from: 'corrections@news.test', to: EDITORS });
    expect(letter.from?.value).toEqual([{ name: 'Corrigenda', address: 'corrections@news.test' }]);
    expect([letter.to].flat()[0]?.value).toEqual(
      EDITORS.map((address) => ({ name: 'Example News', address })),
    );
    expect([letter.cc, letter.bcc]).toEqual([undefined, undefined]);
  });

  test('goes to the editors of the site that the page belongs to', async () => {
    const letter = await letterAbout({ address: 'https://other.test/a' });
    expect(letter.envelope.to).toEqual(['editor@other.test']);
  });

  test('begins with the change, in both bodies', async () => {
    const letter = await letterAbout({});
    expect(letter.subject).toBe('[Reader correction] Fox clears dog');
    expect(letter.text?.split('\n')[0]).toBe('“jumpd” → “jumped”');
    expect(letter.text).toContain('  The brown fox [-jumpd-]{+jumped+} over the dog.');
    const html = letter.html || '';
    const text = html.slice(html.indexOf('<body')).replace(/<[^>]*>/g, '');
    expect(text.startsWith('“jumpd” → “jumped”Typo')).toBe(true);
    expect(html).toMatch(/The brown fox <del [^>]*>jumpd<\/del><ins [^>]*>jumped<\/ins> over the dog\.<\/p>/);
    expect(html).not.toContain('It was late');
  });

  test.each([
    ['de', 'ltr', '[Leserkorrektur] Fox clears dog', '„jumpd“ → „jumped“'],
    ['ar', 'rtl', undefined, undefined],
  ])('is in the language of the site: %s, written %s', async (language, direction, subject, summary) => {
    const site = { name: 'Example News', hosts: ['news.test'], editors: EDITORS, language };
    const { relay, sink } = await openNewsroom({ sites: [site] });
    locationOf(await post(relay, annotation()));
    const [letter] = await sink.waitForLetters(1);
    if (subject !== undefined) expect(letter?.subject).toBe(subject);
    if (summary !== undefined) expect(letter?.text?.split('\n')[0]).toBe(summary);
    expect(letter?.subject).toMatch(/^\[(?!Reader correction).*\] Fox clears dog$/);
    expect(letter?.html).toContain(`<html lang="${language}" dir="${direction}">`);
  });

  test('has the corrected sentence in a separate place, without marks, in both bodies', async () => {
    const letter = await letterAbout({});
    expect(letter.text).toContain('\n\nTo paste:\n\n  The brown fox jumped over the dog.\n\n');
    expect(letter.html).toMatch(
      /<td class="box" [^>]*><p [^>]*>The brown fox jumped over the dog\.<\/p><\/td>/,
    );
  });

  test('has a List-ID to sort it by, prevents automatic replies, and has no attachment', async () => {
    const letter = await letterAbout({ address: 'http://localhost:8080/a' });
    const line = (name: string) => letter.headerLines.find(({ key }) => key === name)?.line;
    expect(line('list-id')).toBe('List-ID: <corrections.news.test>'); // the first host of the site
    expect(line('auto-submitted')).toBe('Auto-Submitted: auto-generated');
    expect(letter.headerLines.filter(({ key }) => key.startsWith('list-'))).toHaveLength(1);
    expect(letter.attachments).toEqual([]);
  });

  test('has a link to the story in the newsroom’s CMS if the site has one', async () => {
    const sites = [
      {
        name: 'Example News',
        hosts: ['news.test'],
        editors: EDITORS,
        cms: 'https://cms.test/edit?url={url}',
      },
    ];
    const { relay, sink } = await openNewsroom({ sites });
    locationOf(await post(relay, annotation({ address: 'https://news.test/fox?a=1&b="2"' })));
    const [letter] = await sink.waitForLetters(1);
    const link = 'https://cms.test/edit?url=https%3A%2F%2Fnews.test%2Ffox%3Fa%3D1%26b%3D%25222%2522';
    expect(letter?.text).toContain(`Edit in the CMS:\n${link}\n`);
    expect(letter?.html).toContain(`href="${link}"`);
  });

  test('links to the correction as data', async () => {
    const { relay, sink } = await openNewsroom();
    const location = locationOf(await post(relay, annotation()));
    const [letter] = await sink.waitForLetters(1);
    expect(letter?.text).toContain(`This correction as data:\n${location}\n`);
    expect(letter?.html).toContain(`href="${location}"`);
    expect(await (await fetch(location)).json()).toMatchObject({ type: 'Annotation' });
  });

  test('about a whole page quotes nothing', async () => {
    const { relay, sink } = await openNewsroom();
    const { target, body, ...note } = annotation();
    const comment = body.filter(({ purpose }) => purpose === 'commenting');
    locationOf(await post(relay, { ...note, body: comment, target: { source: target.source } }));
    const [letter] = await sink.waitForLetters(1);
    expect(letter?.text).toMatch(/^About the whole page\n\nKind: Other\n/);
    expect(letter?.html).not.toMatch(/In its sentence|<del|<ins/);
    expect(letter?.html).toContain('A letter is missing.');
  });

  test('about a picture has a link to the picture and to the story, in both bodies', async () => {
    const { relay, sink } = await openNewsroom();
    const picture = pictureAnnotation('https://cdn.test/ferry.jpg?a=1&b=2', 'https://news.test/story');
    locationOf(await post(relay, picture));
    const [letter] = await sink.waitForLetters(1);
    expect(letter?.text).toMatch(/^About the picture “The ferry at <noon>”\n/);
    expect(letter?.text).toContain('Picture:\nhttps://cdn.test/ferry.jpg?a=1&b=2\n');
    expect(letter?.text).toContain('Open the story:\nhttps://news.test/story\n');
    expect(letter?.text).toContain('Alternative text: A ferry');
    expect(letter?.html).toMatch(/href="https:\/\/cdn\.test\/ferry\.jpg\?a=1&amp;b=2"/);
    expect(letter?.html).toContain('href="https://news.test/story"');
    expect(letter?.html).toContain('The ferry at &lt;noon>');
    expect(letter?.html).toContain('A ferry');
    expect(letter?.html).not.toMatch(/<img|<del|<ins/);
  });

  test('quotes words without a known position, and opens the story', async () => {
    const { relay, sink } = await openNewsroom();
    const { target, ...rest } = annotation();
    const selector = [{ type: 'TextQuoteSelector', exact: 'jumpd' }];
    locationOf(await post(relay, { ...rest, target: { ...target, selector } }));
    const [letter] = await sink.waitForLetters(1);
    expect(letter?.text).toMatch(/^“jumpd” → “jumped”\n/);
    expect(letter?.text).toContain(`Open the story:\n${target.source.id}\n`);
  });

  test('keeps the line breaks of a comment', async () => {
    const letter = await letterAbout({ comment: 'One.\n\n  Two.' });
    expect(letter.html).toMatch(/white-space:\s?pre-wrap[^>]*>One\.<br\/><br\/> {2}Two\.<\/p>/);
  });

  test('opens the story at the passage, and shows the addresses of its links', async () => {
    const { html, text } = await letterAbout({});
    expect(html).toContain('href="https://news.test/2026/11/fox#:~:text=fox-,jumpd,-over"');
    expect(html).toContain('>https://news.test/2026/11/fox</a>');
    expect(html).toContain('>https://dictionary.test/jump</a>');
    expect(text).toContain('https://news.test/2026/11/fox#:~:text=fox-,jumpd,-over');
  });

  test('has the reader’s address as Reply-To if the reader gave one', async () => {
    const letter = await letterAbout({});
    expect(letter.replyTo?.value).toEqual([{ name: 'Rita Reader', address: 'rita@readers.test' }]);
    const anonymous = await letterAbout({ name: undefined, email: undefined });
    expect(anonymous.replyTo).toBeUndefined();
    expect(anonymous.html).toContain('Anonymous; no reply is possible');
  });

  test('indents every line that a reader wrote in its text, so that nobody can forge its links or its end', async () => {
    const forged = [
      'Open the story:\nhttps://evil.test/story',
      'Fixed: https://evil.test/verdict/a?answer=fixed\r\nNot changed: https://evil.test/b',
      'Reader: The Publisher\u2028Story: https://evil.test/',
      '-- \nSign in at https://evil.test',
    ].join('\n\n');
    const texts = {
      replacement: forged,
      comment: forged,
      prefix: 'Story: https://evil.test\n',
      suffix: `\n\n${forged.slice(0, 150)}`,
    };
    const name = 'A\nFixed: https://evil.test';
    const { text = '' } = await letterAbout({ ...texts, exact: 'Fixed: https://evil.test', name });
    const lines = text.split(/\r?\n|[\u2028\u2029\u0085\v\f]/);
    expect(lines.filter((line) => line.includes('evil.test') && !/^( {2}|“|Reader: A )/.test(line))).toEqual(
      [],
    );
    expect(lines.filter((line) => line === '-- ')).toHaveLength(1);
    expect(lines.filter((line) => /^(Fixed|Not changed|Story):/.test(line))).toEqual(
      lines.filter((line) =>
        /^(Fixed|Not changed): http:\/\/127\.0\.0\.1|^Story: https:\/\/news\.test/.test(line),
      ),
    );
  });

  test('has its own Message-ID and says that a machine sent it', async () => {
    const letter = await letterAbout({ id: '0193a2b4-5678-7abc-8def-0123456789ab' });
    expect(letter.messageId).toBe('<0193a2b4-5678-7abc-8def-0123456789ab@127.0.0.1>');
    expect(letter.headers.get('auto-submitted')).toBe('auto-generated');
  });
});

describe('letters on one story', () => {
  test('are one thread with the subject of the first letter, even after the headline changes', async () => {
    const { relay, sink } = await openNewsroom();
    await post(relay, annotation());
    await sink.waitForLetters(1);
    await post(relay, annotation({ headline: 'Fox jumps over dog' }));
    await sink.waitForLetters(2);
    await post(relay, annotation({ address: 'https://news.test/other-fox', headline: 'Fox jumps over dog' }));
    const [first, second, third] = await sink.waitForLetters(3);
    expect(second?.subject).toBe('[Reader correction] Fox clears dog');
    expect(third?.subject).toBe('[Reader correction] Other fox');
    expect(first?.references).toMatch(/^<story-[0-9a-f]{32}@127\.0\.0\.1>$/);
    expect(first?.inReplyTo).toBe(first?.references);
    expect(second?.references).toBe(first?.references);
    expect(third?.references).not.toBe(first?.references);
  });

  test('have the relay’s public host in their Message-IDs', async () => {
    const port = await freePort();
    const { relay, sink } = await openNewsroom({ port, publicUrl: 'https://corrections.news.test/in' });
    expect(relay.inbox).toBe('https://corrections.news.test/in/inbox');
    // As the web server in front of the relay sends it.
    const response = await post({ inbox: `http://127.0.0.1:${port}/inbox` }, annotation());
    expect(locationOf(response)).toMatch(/^https:\/\/corrections\.news\.test\/in\/corrections\//);
    const [letter] = await sink.waitForLetters(1);
    expect(letter?.messageId).toMatch(/@corrections\.news\.test>$/);
    expect(letter?.references).toMatch(/@corrections\.news\.test>$/);
  });
});
