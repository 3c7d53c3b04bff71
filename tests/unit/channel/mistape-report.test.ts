// What a site with Mistape gets: the marked words in their sentence, and a comment that WordPress leaves whole.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mistapePost } from '../../../lib/channel/deliver-to-mistape';
import type { CorrectionContent } from '../../../lib/correction/content';
import type { MistapeRecipient } from '../../../lib/correction/recipient';
import { countCodePoints } from '../../../lib/correction/text';
import { correction, corrections, note, pictureCorrection } from '../../../testing/samples/corrections';

const RECIPIENT: MistapeRecipient = {
  type: 'mistape',
  endpoint: 'https://news.test/wp-admin/admin-ajax.php',
  post: '1204',
  provenance: 'site-tool',
};

function fieldsOf(content: CorrectionContent, recipient = RECIPIENT): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(mistapePost(content, recipient)));
}

/** The last steps of WordPress's `sanitize_text_field`. */
function cleaned(text: string): string {
  let kept = text
    .replace(/<[^>]*>/g, '')
    .replace(/[\r\n\t ]+/g, ' ')
    .trim();
  while (/%[\da-f]{2}/i.test(kept)) kept = kept.replace(/%[\da-f]{2}/gi, '');
  return kept;
}

const passageOf = (prefix: string, exact: string, suffix: string) => ({ prefix, exact, suffix });

describe('a correction', () => {
  test('is the report that the plugin’s own script makes', () => {
    expect(fieldsOf(correction())).toEqual({
      action: 'mistape_report_error',
      selection: 'jumpd',
      word: 'The brown fox jumpd over the lazy dog.',
      replace_context: 'The brown fox jumpd over the lazy dog.',
      context: 'The brown fox jumpd over the lazy dog.',
      comment:
        '“jumpd” → “jumped” · Open the story at the passage: https://news.test/2026/11/fox#:~:text=jumpd',
      post_id: '1204',
      _wp_http_referer: 'https://news.test/2026/11/fox#:~:text=jumpd',
    });
  });

  test('has no number of a post if the page gives none', () => {
    const { post: _, ...rest } = RECIPIENT;
    expect(fieldsOf(correction(), rest)).not.toHaveProperty('post_id');
  });

  test('has a comment in the page’s language: the change, the reader’s words, their source, the link, who they are', () => {
    const content = correction({
      page: { address: 'https://news.test/fuchs', language: 'de-AT' },
      suggestion: {
        kind: 'typo',
        replacement: 'jumped',
        comment: 'A letter\nis missing.',
        evidence: 'https://words.test/jump',
      },
      reader: { name: 'Rita', email: 'rita@home.test' },
    });
    expect(fieldsOf(content).comment).toBe(
      '„jumpd“ → „jumped“ · A letter is missing. · Beleg: https://words.test/jump · ' +
        'Artikel an dieser Stelle öffnen: https://news.test/fuchs#:~:text=jumpd · Eingesandt von: Rita, rita@home.test',
    );
  });
});

describe('the marked words', () => {
  test('have a few whole words around them, within their sentence', () => {
    const passage = passageOf(
      'It was late. Nobody in the whole of the small town knew why the quick brown fox ',
      'jumpd',
      ' over the lazy dog that lived behind the old mill. It slept.',
    );
    expect(fieldsOf(correction({ passage }))).toMatchObject({
      selection: 'jumpd',
      word: 'knew why the quick brown fox jumpd over the lazy dog that lived',
      context:
        'Nobody in the whole of the small town knew why the quick brown fox jumpd over the lazy dog that lived behind the old mill.',
    });
  });

  test('are marked with their neighbours if they are there twice, because the plugin would mark both', () => {
    const { selection, word } = fieldsOf(correction({ passage: passageOf('He saw ', 'a', ' cat.') }));
    expect(selection).toBe('He saw a cat.');
    expect(word).toBe(selection);
  });

  test('are cut to the plugin’s table, and never within a letter', () => {
    const family = '👨‍👩‍👧';
    const passage = passageOf('', `${family.repeat(60)}.`, '');
    const { selection, word, context } = fieldsOf(correction({ passage }));
    expect(selection).toBe(family.repeat(51));
    expect(word).toBe(selection);
    expect(context).toBe(`${family.repeat(60)}.`);
  });

  test('keep what WordPress would take for tags and codes, and remove', () => {
    const { selection, context = '' } = fieldsOf(
      correction({ passage: passageOf('Write ', '<b>100%20</b>', ' here.') }),
    );
    expect(selection).toBe('‹b>100％20‹/b>');
    expect(context).toBe('Write ‹b>100％20‹/b> here.');
    expect(cleaned(context)).toBe(context);
  });

  test('are the headline for a note on the whole page, because the plugin refuses a report without words', () => {
    const fields = fieldsOf(note('The second half is missing.'));
    expect(fields).toMatchObject({
      selection: 'Fox clears dog',
      word: 'Fox clears dog',
      replace_context: 'Fox clears dog',
      context: 'Fox clears dog',
    });
    expect(fields.comment).toBe(
      'About the whole page · The second half is missing. · Story: https://news.test/2026/11/fox',
    );
  });

  test('are the address for a note on a page without a headline', () => {
    const { passage: _, ...rest } = correction({ page: { address: 'https://news.test/fox' } });
    expect(fieldsOf(rest).selection).toBe('https://news.test/fox');
  });

  test('are the caption for a picture, whose address is in the comment', () => {
    const fields = fieldsOf(pictureCorrection({ address: 'https://news.test/fox.jpg', caption: 'A fox' }));
    expect(fields.selection).toBe('A fox');
    expect(fields.comment).toContain(
      'About the picture “A fox” · It is mirrored. · Picture: https://news.test/fox.jpg',
    );
  });
});

describe('the link', () => {
  const linked = (address: string, textFragment?: string) => {
    const passage = {
      ...passageOf('The ', 'fox', ' ran.'),
      ...(textFragment !== undefined && { textFragment }),
    };
    return fieldsOf(correction({ page: { address }, passage }));
  };

  test('is whole as the reported page, where WordPress keeps codes, and names the page in the comment, where it does not', () => {
    const { comment, _wp_http_referer: reported } = linked('https://news.test/a', ':~:text=brown%20fox');
    expect(reported).toBe('https://news.test/a#:~:text=brown%20fox');
    expect(comment).toContain('Story: https://news.test/a');
    expect(comment).not.toContain('#');
  });

  test('has letters instead of their codes in the comment', () => {
    const { comment = '' } = linked(
      'https://news.test/%D0%BB%D0%B8%D1%81/',
      ':~:text=%D1%81%D0%BB%D0%BE%D0%B2',
    );
    expect(comment).toContain('https://news.test/лис/#:~:text=слов');
    expect(cleaned(comment)).toBe(comment);
  });

  test.each([
    'https://news.test/a%20b',
    'https://news.test/a?q=%26',
    'https://news.test/%C2%A0',
    'https://news.test/%ff',
  ])('is left out of the comment if it would lead elsewhere: %s', (address) => {
    const { comment, _wp_http_referer: reported } = linked(address);
    expect(comment).not.toContain('https:');
    expect(reported).toBe(address);
  });

  test('encodes what WordPress removes from an address', () => {
    expect(linked("https://news.test/it's|$1", ":~:text=don't")._wp_http_referer).toBe(
      'https://news.test/it%27s%7C%241#:~:text=don%27t',
    );
  });

  test('is the plain address if it contains a tag, which the e-mail would show decoded, or is too long', () => {
    const address = 'https://news.test/a';
    expect(linked(address, ':~:text=%3Cimg%3E')._wp_http_referer).toBe(address);
    expect(linked(address, `:~:text=${'a'.repeat(2_100)}`)._wp_http_referer).toBe(address);
  });
});

describe('the reported page has a mark of the correction, because the plugin refuses words that it knows of a page,', () => {
  const [one, other] = ['0193a2b4-5678-7abc-8def-0123456789ab', '0193a2b4-5678-7abc-8def-ba9876543210'].map(
    (id) => correction({ id }),
  );
  const reported = (content: CorrectionContent) => fieldsOf(content)._wp_http_referer;

  test('for a note without a passage: a second one of the story is another report, and a retry is the same', () => {
    const sent = [one, other, one].map((content) =>
      reported({ ...note('The second half is missing.'), ...(content && { id: content.id }) }),
    );
    const address = 'https://news.test/2026/11/fox#:~:report=';
    expect(sent).toEqual(['0123456789ab', 'ba9876543210', '0123456789ab'].map((mark) => address + mark));
  });

  test('for a correction of an earlier one, and the link still opens at the passage', () => {
    expect(reported(correction({ ...one, ...(other && { replaces: other.id }) }))).toBe(
      'https://news.test/2026/11/fox#:~:text=jumpd&report=0123456789ab',
    );
  });

  test('after the fragment by which the site routes', () => {
    const content = note('It is wrong.');
    const page = { ...content.page, address: 'https://news.test/#/fox' };
    expect(reported({ ...content, page })).toMatch(/^https:\/\/news\.test\/#\/fox:~:report=[\da-f]{12}$/);
  });

  test('unless the address would be too long', () => {
    const content = note('It is wrong.');
    const page = { ...content.page, address: `https://news.test/${'a'.repeat(2_060)}` };
    expect(reported({ ...content, page })).toBe(page.address);
  });

  test('and no other correction has one', () => {
    expect(reported(correction())).not.toContain('report=');
  });
});

describe('a comment that is too long', () => {
  const long = correction({
    suggestion: {
      kind: 'fact',
      replacement: 'leapt',
      comment: 'word '.repeat(600),
      evidence: `https://words.test/${'a'.repeat(270)}`,
    },
    reader: { name: 'R'.repeat(200), email: 'rita@home.test' },
  });

  test('is cut within the reader’s own words', () => {
    const { comment = '' } = fieldsOf(long);
    expect(countCodePoints(comment)).toBeLessThanOrEqual(1_000);
    expect(comment).toMatch(/^“jumpd” → “leapt” · (word )+wor?d?…? ?· Evidence: /);
    expect(comment).toContain('https://news.test/2026/11/fox#:~:text=jumpd');
    expect(comment).toContain('rita@home.test');
  });

  test('loses the source first, then the sender; the change and the link stay', () => {
    const exact = 'One two three '.repeat(30).trim();
    const replacement = exact.replaceAll('o', 'ö');
    const content = correction({
      ...long,
      passage: { ...passageOf('', exact, ''), textFragment: ':~:text=One' },
      suggestion: { ...long.suggestion, replacement },
    });
    const { comment = '' } = fieldsOf(content);
    expect(countCodePoints(comment)).toBeLessThanOrEqual(1_000);
    expect(comment).toContain('” → “');
    expect(comment).toContain('https://news.test/2026/11/fox#:~:text=One');
    expect(comment).not.toContain('Evidence');
  });
});

test('for any correction, the plugin can mark the words, and WordPress leaves every field as it was sent', () => {
  fc.assert(
    fc.property(corrections, (content) => {
      const {
        selection = '',
        word = '',
        replace_context: part = '',
        context = '',
        comment = '',
      } = fieldsOf(content);
      expect(selection).not.toBe('');
      expect(word).toContain(selection);
      expect(part).toBe(word);
      expect(context).toContain(part);
      expect(countCodePoints(word)).toBeLessThanOrEqual(255);
      expect(countCodePoints(comment)).toBeLessThanOrEqual(1_000);
      for (const field of [selection, word, context, comment]) {
        expect(cleaned(field)).toBe(field);
        expect(field.isWellFormed()).toBe(true);
      }
    }),
    { numRuns: 500 },
  );
});

test('the same correction gives the same bytes, so that every attempt sends the same', () => {
  fc.assert(
    fc.property(corrections, (content) => {
      expect(mistapePost(content, RECIPIENT)).toBe(mistapePost(structuredClone(content), RECIPIENT));
    }),
    { numRuns: 50 },
  );
});
