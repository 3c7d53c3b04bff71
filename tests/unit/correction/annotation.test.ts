// A correction's content, written as a W3C Web Annotation and read again.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ANNOTATION_CONTEXT, FIRST_KINDS, type Json, toAnnotation } from '../../../lib/correction/annotation';
import { type CorrectionContent, KINDS, type Suggestion } from '../../../lib/correction/content';
import { parseAnnotation } from '../../../lib/correction/parse-annotation';
import { correction, corrections, note, pictureCorrection } from '../../../testing/samples/corrections';

const ID = 'urn:uuid:0193a2b4-5678-7abc-8def-0123456789ab';

function parsed(annotation: unknown): CorrectionContent {
  const result = parseAnnotation(annotation);
  if (!result.ok) throw new Error(result.problems.join('\n'));
  return result.content;
}

function problems(changes: Record<string, unknown>): readonly string[] {
  const result = parseAnnotation({ ...toAnnotation(correction(), '1.0.0'), ...changes });
  return result.ok ? [] : result.problems;
}

function* valuesIn(json: Json): Generator<Json> {
  yield json;
  if (typeof json === 'object' && json !== null)
    for (const value of Object.values(json)) yield* valuesIn(value);
}

describe('a correction', () => {
  test('has the same content after it was written and read', () => {
    fc.assert(
      fc.property(corrections, (content) => {
        const overTheWire: unknown = JSON.parse(JSON.stringify(toAnnotation(content, '1.0.0')));
        expect(parsed(overTheWire)).toEqual(content);
      }),
    );
  });

  test('leaves out unknown values, and has no empty value except for a deletion', () => {
    fc.assert(
      fc.property(corrections, (content) => {
        const annotation = toAnnotation(content, '1.0.0');
        const { body, ...rest } = annotation;
        for (const value of valuesIn(rest)) expect(value).not.toSatisfy(isEmpty);
        for (const one of Array.isArray(body) ? body : []) {
          if (one.purpose !== 'editing')
            expect(Object.values(one)).not.toSatisfy((values) => values.some(isEmpty));
        }
      }),
    );
  });

  test('that proposes a wording has the form of the annotation model', () => {
    const content = correction({
      suggestion: {
        kind: 'typo',
        replacement: 'jumped',
        comment: 'I saw it.',
        evidence: 'https://evidence.test/',
      },
      reader: { name: 'Ann Reader', email: 'ann@home.test' },
      replaces: correction({ id: '0193a2b4-5678-7abc-8def-0123456789ac' }).id,
    });
    expect(toAnnotation(content, '1.2.3')).toEqual({
      '@context': ANNOTATION_CONTEXT,
      id: ID,
      type: 'Annotation',
      motivation: 'editing',
      created: '2026-11-23T20:44:00.000Z',
      generator: { type: 'Software', name: 'Corrigenda', 'schema:softwareVersion': '1.2.3' },
      creator: { type: 'Person', name: 'Ann Reader', email: 'mailto:ann@home.test' },
      'dcterms:replaces': 'urn:uuid:0193a2b4-5678-7abc-8def-0123456789ac',
      body: [
        { type: 'TextualBody', purpose: 'editing', value: 'jumped', format: 'text/plain', language: 'en' },
        { type: 'TextualBody', purpose: 'tagging', value: 'typo' },
        { type: 'TextualBody', purpose: 'commenting', value: 'I saw it.' },
        { type: 'SpecificResource', purpose: 'linking', source: 'https://evidence.test/' },
      ],
      target: {
        type: 'SpecificResource',
        source: {
          id: 'https://news.test/2026/11/fox',
          type: 'Text',
          'schema:headline': 'Fox clears dog',
          'schema:author': 'Ada Writer',
          'schema:datePublished': '2026-11-20',
          'schema:dateModified': '2026-11-21T08:00:00Z',
          'schema:inLanguage': 'en',
          'schema:isPartOf': 'Example News',
        },
        selector: [
          {
            type: 'TextQuoteSelector',
            exact: 'jumpd',
            prefix: 'The brown fox ',
            suffix: ' over the lazy dog.',
          },
          { type: 'TextPositionSelector', start: 40, end: 45 },
          {
            type: 'FragmentSelector',
            conformsTo: 'https://wicg.github.io/scroll-to-text-fragment/',
            value: ':~:text=jumpd',
          },
        ],
      },
    });
  });

  test('that deletes the passage has an empty editing body', () => {
    const annotation = toAnnotation(correction({ suggestion: { kind: 'typo', replacement: '' } }), '1.0.0');
    expect(annotation.motivation).toBe('editing');
    expect(annotation.body).toContainEqual({
      type: 'TextualBody',
      purpose: 'editing',
      value: '',
      format: 'text/plain',
      language: 'en',
    });
    expect(parsed(annotation).suggestion.replacement).toBe('');
  });

  test('without a wording is a comment and has no editing body', () => {
    const content = correction({ suggestion: { kind: 'clarification', comment: 'Which fox?' } });
    const annotation = toAnnotation(content, '1.0.0');
    expect(annotation.motivation).toBe('commenting');
    expect(annotation.body).not.toContainEqual(expect.objectContaining({ purpose: 'editing' }));
    expect(parsed(annotation).suggestion).toEqual({ kind: 'clarification', comment: 'Which fox?' });
  });

  test('of the whole page has no selector', () => {
    const annotation = toAnnotation(note('It is last year’s story.'), '1.0.0');
    expect(annotation.target).not.toHaveProperty('selector');
    expect(parsed(annotation)).not.toHaveProperty('passage');
  });

  test('of a picture is about the picture, in the scope of its page, and has no selector', () => {
    const picture = {
      address: 'https://img.test/ferry.jpg',
      alt: 'A ferry',
      caption: 'The ferry at noon',
    };
    const annotation = toAnnotation(pictureCorrection(picture), '1.0.0');
    expect(annotation.motivation).toBe('commenting');
    expect(annotation.target).toEqual({
      type: 'SpecificResource',
      source: {
        id: 'https://img.test/ferry.jpg',
        type: 'Image',
        'schema:description': 'A ferry',
        'schema:caption': 'The ferry at noon',
      },
      scope: {
        id: 'https://news.test/2026/11/fox',
        type: 'Text',
        'schema:headline': 'Fox clears dog',
        'schema:author': 'Ada Writer',
        'schema:datePublished': '2026-11-20',
        'schema:dateModified': '2026-11-21T08:00:00Z',
        'schema:inLanguage': 'en',
        'schema:isPartOf': 'Example News',
      },
    });
  });

  test('about words at an unknown position has no position selector', () => {
    const content = correction({ passage: { exact: 'jumpd', prefix: '', suffix: '' } });
    expect(toAnnotation(content, '1.0.0').target).toMatchObject({
      selector: [{ type: 'TextQuoteSelector', exact: 'jumpd' }],
    });
    expect(parsed(toAnnotation(content, '1.0.0')).passage).toEqual(content.passage);
  });

  test('has the address that the reader had open, and the canonical address of its story', () => {
    const page = { address: 'https://m.news.test/fox?page=2', canonical: 'https://news.test/fox' };
    const annotation = toAnnotation(correction({ page }), '1.0.0');
    expect(annotation.target).toEqual(
      expect.objectContaining({
        source: { id: 'https://m.news.test/fox?page=2', 'schema:url': 'https://news.test/fox', type: 'Text' },
      }),
    );
    expect(parsed(annotation).page).toEqual(page);
  });

  test('has the language of its story, and that of a passage in another language', () => {
    const page = { address: 'https://news.test/fox', language: 'fr', storyLanguage: 'de' };
    const annotation = JSON.parse(JSON.stringify(toAnnotation(correction({ page }))));
    expect(annotation.target.source['schema:inLanguage']).toBe('de');
    expect(annotation.target['schema:inLanguage']).toBe('fr');
    expect(parsed(annotation).page).toEqual(page);
  });

  test('says that the reader saw a machine translation', () => {
    const page = { address: 'https://news.test/fox', translated: true as const };
    const annotation = JSON.parse(JSON.stringify(toAnnotation(correction({ page }))));
    expect(annotation.target.renderedVia).toEqual({
      type: 'Software',
      'schema:applicationCategory': 'Translation',
    });
    expect(parsed(annotation).page).toEqual(page);
  });

  test.each([
    [{ renderedVia: 'https://browser.test/' }],
    [{ renderedVia: { type: 'Software', name: 'Browser' } }],
    [{ renderedVia: [7, null] }],
    [{ 'schema:inLanguage': 'klingonic' }],
    [{ 'schema:inLanguage': { '@id': 'x' } }],
    [{ 'schema:inLanguage': 'en' }],
  ])('is the same with %j, which other programs may write', (unknown) => {
    const page = { address: 'https://news.test/fox', language: 'en' };
    const annotation = JSON.parse(JSON.stringify(toAnnotation(correction({ page }))));
    expect(parsed({ ...annotation, target: { ...annotation.target, ...unknown } }).page).toEqual(page);
  });

  test('does not repeat its address as the canonical one', () => {
    const page = { address: 'https://news.test/fox', canonical: 'https://news.test/fox' };
    expect(toAnnotation(correction({ page }), '1.0.0').target).not.toHaveProperty(['source', 'schema:url']);
  });

  test('keeps the tag of another program', () => {
    const content = correction({ suggestion: { kind: 'other', tag: 'house style', replacement: 'jumped' } });
    expect(parsed(toAnnotation(content, '1.0.0')).suggestion).toEqual(content.suggestion);
  });
});

describe('the tags of a correction', () => {
  const tagsOf = (suggestion: Suggestion) => {
    const { body } = toAnnotation(correction({ suggestion }), '1.0.0');
    return (Array.isArray(body) ? body : []).flatMap(({ purpose, value }) =>
      purpose === 'tagging' ? [value] : [],
    );
  };

  test.each(KINDS.filter((kind) => FIRST_KINDS.includes(kind)))(
    'name the kind “%s”, which every receiver knows',
    (kind) => {
      expect(tagsOf({ kind, replacement: 'jumped' })).toEqual([kind]);
    },
  );

  test('begin with a kind of version 0.1.0, which reads only the first one and refuses any other', () => {
    for (const kind of KINDS) expect(FIRST_KINDS).toContain(tagsOf({ kind, comment: 'x' })[0]);
    expect(tagsOf({ kind: 'other', tag: 'house style', comment: 'x' })).toEqual(['other', 'house style']);
  });

  test.each(KINDS)('of the kind “%s” are read as the same kind', (kind) => {
    const suggestion: Suggestion = { kind, replacement: 'jumped' };
    expect(parsed(toAnnotation(correction({ suggestion }), '1.0.0')).suggestion).toEqual(suggestion);
  });
});

describe('an annotation by a later version', () => {
  const tagged = (...tags: string[]) =>
    parsed({
      ...toAnnotation(note('x'), '1.0.0'),
      body: tags.map((value) => ({ type: 'TextualBody', purpose: 'tagging', value })),
    }).suggestion;

  test('with an unknown tag has the kind “other”, and keeps its tag', () => {
    expect(tagged('house style')).toEqual({ kind: 'other', tag: 'house style' });
    expect(tagged('Typo')).toEqual({ kind: 'other', tag: 'Typo' });
    expect(tagged('two\r\nlines\u0000')).toEqual({ kind: 'other', tag: 'two lines' });
    expect(tagged('ж'.repeat(100)).tag).toHaveLength(100);
  });

  test('has the kind that one of its tags names', () => {
    expect(tagged('house style', 'fact', 'typo')).toEqual({ kind: 'fact' });
  });

  test('has the kind “other” for older receivers only if another tag is more specific', () => {
    expect(tagged('other')).toEqual({ kind: 'other' });
    expect(tagged('other', 'typo')).toEqual({ kind: 'typo' });
    expect(tagged('other', 'house style')).toEqual({ kind: 'other', tag: 'house style' });
    expect(tagged('house style', 'other')).toEqual({ kind: 'other', tag: 'house style' });
  });

  test('has no tag if it is blank', () => {
    expect(tagged('', ' \n')).toEqual({ kind: 'other' });
  });
});

describe('an annotation by an earlier version', () => {
  test('has one address, which opens and identifies the story', () => {
    const target = { source: { id: 'https://news.test/fox', type: 'Text' } };
    const { page } = parsed({ ...toAnnotation(note('x'), '1.0.0'), target });
    expect(page).toEqual({ address: 'https://news.test/fox' });
  });
});

describe('an annotation by somebody else', () => {
  test.each([
    ['its own address again', 'HTTPS://news.test:443/fox'],
    ['no web address', 'fox'],
    ['an address with a password', 'https://user:secret@news.test/fox'],
    ['no text', { id: 'https://news.test/a' }],
    ['more than an address', `https://news.test/${'x'.repeat(2_048)}`],
  ])('may name as its `schema:url` %s, which identifies no other story', (_, url) => {
    const target = { source: { id: 'https://news.test/fox', 'schema:url': url } };
    const { page } = parsed({ ...toAnnotation(note('x'), '1.0.0'), target });
    expect(page).toEqual({ address: 'https://news.test/fox' });
  });

  test('may have one value instead of a list, and only an address as its source', () => {
    const content = parsed({
      '@context': ANNOTATION_CONTEXT,
      id: ID,
      type: 'Annotation',
      created: '2026-11-23T20:44:00Z',
      body: { type: 'TextualBody', purpose: 'editing', value: 'jumped' },
      target: { source: 'https://news.test/fox', selector: { type: 'TextQuoteSelector', exact: 'jumpd' } },
    });
    expect(content.suggestion).toEqual({ kind: 'other', replacement: 'jumped' });
    expect(content.page).toEqual({ address: 'https://news.test/fox' });
    expect(content.passage).toEqual({ exact: 'jumpd', prefix: '', suffix: '' });
    expect(content.reader).toEqual({});
  });

  test('may have lists instead of one value, and unknown properties', () => {
    const annotation = toAnnotation(correction(), '1.0.0');
    const content = parsed({
      ...annotation,
      '@context': [ANNOTATION_CONTEXT, { foaf: 'http://xmlns.com/foaf/0.1/' }],
      type: ['Annotation', 'schema:CorrectionComment'],
      'foaf:maker': { deep: [{ er: null }] },
      rights: 'https://creativecommons.org/publicdomain/zero/1.0/',
    });
    expect(content).toEqual(correction());
  });

  test('may write its id and addresses in capitals', () => {
    const annotation = toAnnotation(correction(), '1.0.0');
    const content = parsed({
      ...annotation,
      id: ID.toUpperCase(),
      creator: { type: 'Person', email: 'MAILTO:ann@home.test' },
    });
    expect(content.id).toBe(correction().id);
    expect(content.reader.email).toBe('ann@home.test');
  });

  test('is about the page in its scope, not about its source', () => {
    const picture = {
      source: 'https://cdn.test/fox.jpg',
      scope: { id: 'https://news.test/fox', 'schema:headline': 'Fox' },
    };
    expect(parsed({ ...toAnnotation(note('Wrong picture.'), '1.0.0'), target: picture }).page).toEqual({
      address: 'https://news.test/fox',
      headline: 'Fox',
    });
    expect(problems({ target: { ...picture, scope: 'javascript:alert(1)' } })).toHaveLength(1);
  });

  test('is about a picture if its source says that it is one, with any selector', () => {
    const target = {
      source: { id: 'https://cdn.test/fox.jpg', type: ['Image', 'dctypes:StillImage'] },
      scope: 'https://news.test/fox',
      selector: { type: 'FragmentSelector', value: 'xywh=0,0,10,10' },
    };
    const content = parsed({ ...toAnnotation(note('It is a dog.'), '1.0.0'), target });
    expect(content.picture).toEqual({ address: 'https://cdn.test/fox.jpg' });
    expect(content.page).toEqual({ address: 'https://news.test/fox' });
    expect(content.passage).toBeUndefined();
    const film = { ...target, source: { ...target.source, type: 'Video' } };
    expect(parsed({ ...toAnnotation(note('x'), '1.0.0'), target: film }).picture).toBeUndefined();
  });

  test('may quote words without their position', () => {
    const quote = { type: 'TextQuoteSelector', exact: 'jumpd' };
    const only = { source: 'https://news.test/fox', selector: [quote] };
    const half = { ...only, selector: [quote, { type: 'TextPositionSelector', start: 4 }] };
    for (const target of [only, half]) {
      const { passage } = parsed({ ...toAnnotation(note('x'), '1.0.0'), target });
      expect(passage).toEqual({ exact: 'jumpd', prefix: '', suffix: '' });
    }
  });

  test('is read without control characters, line breaks in lines and Windows line ends', () => {
    const target = {
      source: { id: 'https://news.test/fox', 'schema:headline': 'Fox\r\nBcc: all@news.test' },
    };
    const body = [{ purpose: 'commenting', value: '  One\r\ntwo\u0000\u0007\u009b  ' }];
    const content = parsed({ ...toAnnotation(note('x'), '1.0.0'), target, body });
    expect(content.page.headline).toBe('Fox Bcc: all@news.test');
    expect(content.suggestion.comment).toBe('One\ntwo');
  });
});

const SECRET = 'MySecretWords';
const LONG = SECRET.repeat(800);

/** Each way to break the rules, the place that is named for it, and (by default) the reader's words in it. */
const BROKEN: Record<string, { changes: Record<string, unknown>; named: RegExp }> = {
  'another context': { changes: { '@context': SECRET }, named: /^@context: must name http/ },
  'no context': { changes: { '@context': undefined }, named: /^@context: / },
  'an id that is no UUID': { changes: { id: `urn:uuid:${SECRET}` }, named: /^id: must be a UUID$/ },
  'an id of another kind': { changes: { id: `https://${SECRET}.test` }, named: /^id: must be a urn:uuid$/ },
  'another type': { changes: { type: SECRET }, named: /^type: must be Annotation$/ },
  'no date': { changes: { created: SECRET }, named: /^created: must be a date and time such as/ },
  'a date that is a number': { changes: { created: 1764000000 }, named: /^created: / },
  'a list for a creator': { changes: { creator: SECRET }, named: /^creator: / },
  'an invalid e-mail address': {
    changes: { creator: { email: `${SECRET}@` } },
    named: /^reader\.email: must be one e-mail address$/,
  },
  'two addresses in one': {
    changes: { creator: { email: `mailto:${SECRET}@a.test,b@b.test` } },
    named: /^reader\.email: must be one e-mail address$/,
  },
  'a header in the address': {
    changes: { creator: { email: `${SECRET}@a.test\r\nBcc: b@b.test` } },
    named: /^reader\.email: must be one e-mail address$/,
  },
  'a name that is too long': {
    changes: { creator: { name: LONG } },
    named: /^reader\.name: must have at most 200 characters$/,
  },
  'a blank name': { changes: { creator: { name: ' \n ' } }, named: /^reader\.name: must not be empty$/ },
  'a replaced correction that is not a UUID': {
    changes: { 'dcterms:replaces': SECRET },
    named: /^dcterms:replaces: must be a urn:uuid$/,
  },
  'a tag that is too long': {
    changes: { body: { purpose: 'tagging', value: LONG } },
    named: /^suggestion\.tag: must have at most 100 characters$/,
  },
  'a wording that is too long': {
    changes: { body: { purpose: 'editing', value: LONG } },
    named: /^suggestion\.replacement: must have at most 2000 characters$/,
  },
  'a comment without end': {
    changes: { body: { purpose: 'commenting', value: LONG } },
    named: /^suggestion\.comment: must have at most 4000 characters$/,
  },
  'a wording that is no text': {
    changes: { body: { purpose: 'editing', value: [SECRET] } },
    named: /^body\.0\.value: /,
  },
  'evidence that is no web address': {
    changes: { body: { purpose: 'linking', source: `javascript:${SECRET}` } },
    named: /^suggestion\.evidence: must be an http or https address without a user name$/,
  },
  'evidence with a password in it': {
    changes: { body: { purpose: 'linking', source: `https://user:${SECRET}@evidence.test/` } },
    named: /^suggestion\.evidence: must be an http or https address/,
  },
  'no target': { changes: { target: undefined }, named: /^target: / },
  'a page that is no web address': {
    changes: { target: { source: `data:,${SECRET}` } },
    named: /^page\.address: must be an http/,
  },
  'an invalid date of publication': {
    changes: { target: { source: { id: 'https://news.test/', 'schema:datePublished': SECRET } } },
    named: /^page\.published: must be an ISO 8601 date$/,
  },
  'an invalid language': {
    changes: { target: { source: { id: 'https://news.test/', 'schema:inLanguage': `en_${SECRET}` } } },
    named: /^page\.language: must be a BCP 47 language tag$/,
  },
  'a quote without end': {
    changes: {
      target: { source: 'https://news.test/', selector: { type: 'TextQuoteSelector', exact: LONG } },
    },
    named: /^passage\.exact: must have at most 500 characters$/,
  },
  'context without end': {
    changes: {
      target: {
        source: 'https://news.test/',
        selector: { type: 'TextQuoteSelector', exact: 'x', prefix: LONG },
      },
    },
    named: /^passage\.prefix: must have at most 200 characters$/,
  },
  'a blank quote': {
    changes: {
      target: { source: 'https://news.test/', selector: { type: 'TextQuoteSelector', exact: ' ' } },
    },
    named: /^passage\.exact: must not be empty$/,
  },
  'half a position': {
    changes: {
      target: {
        source: 'https://news.test/',
        selector: [
          { type: 'TextQuoteSelector', exact: 'x' },
          { type: 'TextPositionSelector', start: 0.5, end: -1 },
        ],
      },
    },
    named: /^passage\.start: /,
  },
  'a text fragment that breaks out of the link': {
    changes: {
      target: {
        source: 'https://news.test/',
        selector: [
          { type: 'TextQuoteSelector', exact: 'x' },
          {
            conformsTo: 'https://wicg.github.io/scroll-to-text-fragment/',
            type: 'FragmentSelector',
            value: `:~:text="><b>${SECRET}`,
          },
        ],
      },
    },
    named: /^passage\.textFragment: must begin with :~:text=$/,
  },
};

describe('an annotation that breaks the rules', () => {
  test.each(Object.entries(BROKEN))(
    'is refused for %s, with its path and without the reader’s words',
    (_, { changes, named }) => {
      const found = problems(changes);
      expect(found).toContainEqual(expect.stringMatching(named));
      expect(found.join()).not.toMatch(new RegExp(`${SECRET}|received`, 'i'));
    },
  );

  test('gets a problem for every broken field', () => {
    const found = problems({ id: 1, created: 2, target: { source: 3 } });
    expect(found.map((problem) => problem.split(':')[0])).toEqual(['id', 'created', 'target.source']);
  });

  test.each([undefined, null, true, 1, 'text', [], [[]], {}])('is refused if it is only %j', (json) => {
    expect(parseAnnotation(json).ok).toBe(false);
  });

  test('never makes the parser throw', () => {
    fc.assert(
      fc.property(
        fc.jsonValue({ maxDepth: 4 }),
        fc.constantFrom('id', 'type', 'body', 'target', 'creator'),
        (json, key) => {
          parseAnnotation(json);
          problems({ [key]: json });
        },
      ),
    );
  });
});

function isEmpty(value: unknown): boolean {
  return (
    value === '' ||
    value === null ||
    value === undefined ||
    (typeof value === 'object' && Object.keys(value).length === 0)
  );
}
