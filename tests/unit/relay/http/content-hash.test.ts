// The hash that tells a repeated correction from another one with its id, after any upgrade of the relay.

import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { CorrectionContentSchema } from '../../../../lib/correction/content';
import { contentHash } from '../../../../relay/http/content-hash';
import { correction, note, pictureCorrection } from '../../../../testing/samples/corrections';

/** Contents in the JSON of version 0.1.0, which stored the SHA-256 of that text. */
const FIRST_TEXTS = {
  'a passage': `{"id":"0193a2b4-5678-7abc-8def-0123456789ab","created":"2026-11-23T20:44:00.000Z","page":{"address":"https://news.test/fox",
"headline":"Fox clears dog","site":"Example News","author":"Ada Writer","published":"2026-11-20","modified":"2026-11-21T08:00:00Z",
"language":"en"},"passage":{"exact":"jumpd","prefix":"The brown fox ","suffix":" over the dog.","start":40,"end":45,
"textFragment":":~:text=jumpd"},"suggestion":{"kind":"fact","replacement":"","comment":"I saw it.","evidence":"https://evidence.test/"},
"reader":{"name":"Ann Reader","email":"ann@home.test"},"replaces":"0193a2b4-5678-7abc-8def-0123456789ac"}`,
  'a picture': `{"id":"0193a2b4-5678-7abc-8def-0123456789ab","created":"2026-11-23T20:44:00.000Z","page":{"address":"https://news.test/fox"},
"picture":{"address":"https://img.test/ferry.jpg","alt":"A ferry","caption":"The ferry at noon"},"suggestion":{"kind":"other",
"comment":"It is mirrored."},"reader":{}}`,
  'a passage without a position': `{"id":"0193a2b4-5678-7abc-8def-0123456789ab","created":"2026-11-23T20:44:00.000Z",
"page":{"address":"https://news.test/fox","headline":"Fox clears dog"},"passage":{"exact":"jumpd","prefix":"","suffix":""},
"suggestion":{"kind":"typo","replacement":"jumped"},"reader":{"name":"Ann Reader"}}`,
};

describe('the hash of a content', () => {
  test.each(Object.entries(FIRST_TEXTS))(
    'with %s is that of version 0.1.0, which a relay may have stored before it was upgraded',
    (_, lines) => {
      const text = lines.replaceAll('\n', '');
      const content = v.parse(CorrectionContentSchema, JSON.parse(text));
      expect(contentHash(content)).toBe(createHash('sha256').update(text).digest('hex'));
    },
  );

  test('does not depend on a field or a kind that was added since version 0.1.0', () => {
    const content = note('She left in May.');
    const { page, reader, suggestion } = content;
    const later = {
      ...content,
      page: { ...page, canonical: 'https://news.test/canonical', section: 'Animals' },
      suggestion: { ...suggestion, tag: 'outdated', urgency: 'high' },
      reader: { ...reader, role: 'editor' },
      language: 'en',
    };
    expect(contentHash(later)).toBe(contentHash(content));
    const ofPassage = correction();
    const passage = { ...(ofPassage.passage ?? expect.fail()), frame: 'https://frame.test/' };
    expect(contentHash({ ...ofPassage, passage })).toBe(contentHash(ofPassage));
    const picture = pictureCorrection({ address: 'https://img.test/ferry.jpg' });
    const withCredit = { ...picture, picture: { address: 'https://img.test/ferry.jpg', credit: 'Ada' } };
    expect(contentHash(withCredit)).toBe(contentHash(picture));
  });

  test.each<[string, Parameters<typeof correction>[0]]>([
    ['wording', { suggestion: { kind: 'typo', replacement: 'leapt' } }],
    ['kind', { suggestion: { kind: 'fact', replacement: 'jumped' } }],
    ['comment', { suggestion: { kind: 'typo', replacement: 'jumped', comment: 'A letter is missing.' } }],
    ['reader', { reader: { name: 'Ann Reader' } }],
    ['page', { page: { address: 'https://news.test/other' } }],
    ['date', { created: '2026-11-23T20:45:00.000Z' }],
  ])('depends on the %s', (_, changes) => {
    expect(contentHash(correction(changes))).not.toBe(contentHash(correction()));
  });
});
