// A correction's content ⇄ W3C Web Annotation (https://www.w3.org/TR/annotation-model/).

import * as v from 'valibot';
import { type CorrectionContent, CorrectionContentSchema, type Picture, storyAddress } from './correction';
import { describeIssue } from './fields';

export const ANNOTATION_CONTEXT = 'http://www.w3.org/ns/anno.jsonld';
export const ANNOTATION_MEDIA_TYPE = `application/ld+json; profile="${ANNOTATION_CONTEXT}"`;
const TEXT_FRAGMENT_SPECIFICATION = 'https://wicg.github.io/scroll-to-text-fragment/';

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
export type Annotation = { readonly [key: string]: Json };

/**
 * The annotation that says what `content` says. What is not known is left out, never empty.
 *
 * @param version of Corrigenda, for `generator`.
 */
export function toAnnotation(content: CorrectionContent, version: string): Annotation {
  const { suggestion } = content;
  return {
    '@context': ANNOTATION_CONTEXT,
    id: `urn:uuid:${content.id}`,
    type: 'Annotation',
    motivation: suggestion.replacement === undefined ? 'commenting' : 'editing',
    created: content.created,
    generator: { type: 'Software', name: 'Corrigenda', 'schema:softwareVersion': version },
    ...creator(content),
    ...(content.replaces === undefined ? {} : { 'dcterms:replaces': `urn:uuid:${content.replaces}` }),
    body: bodies(content),
    target: { type: 'SpecificResource', ...resources(content), ...selectors(content) },
  };
}

function creator({ reader }: CorrectionContent): Annotation {
  const { name, email } = reader;
  if (name === undefined && email === undefined) return {};
  return {
    creator: known({ type: 'Person', name, email: email === undefined ? undefined : `mailto:${email}` }),
  };
}

function bodies({ suggestion, page }: CorrectionContent): Annotation[] {
  const { replacement, kind, comment, evidence } = suggestion;
  const bodies: Annotation[] = [];
  if (replacement !== undefined) {
    bodies.push(
      known({
        type: 'TextualBody',
        purpose: 'editing',
        value: replacement,
        format: 'text/plain',
        language: page.language,
      }),
    );
  }
  bodies.push({ type: 'TextualBody', purpose: 'tagging', value: kind });
  if (comment !== undefined) bodies.push({ type: 'TextualBody', purpose: 'commenting', value: comment });
  if (evidence !== undefined) bodies.push({ type: 'SpecificResource', purpose: 'linking', source: evidence });
  return bodies;
}

/** What is annotated: the story, or a picture and the story in whose `scope` it stands. */
function resources(content: CorrectionContent): Annotation {
  const { picture } = content;
  return picture === undefined
    ? { source: story(content) }
    : { source: image(picture), scope: story(content) };
}

function image({ address, alt, caption }: Picture): Annotation {
  return known({ id: address, type: 'Image', 'schema:description': alt, 'schema:caption': caption });
}

function story({ page }: CorrectionContent): Annotation {
  return known({
    id: storyAddress(page),
    type: 'Text',
    'schema:headline': page.headline,
    'schema:author': page.author,
    'schema:datePublished': page.published,
    'schema:dateModified': page.modified,
    'schema:inLanguage': page.language,
    'schema:isPartOf': page.site,
  });
}

function selectors({ passage }: CorrectionContent): Annotation {
  if (passage === undefined) return {};
  const { exact, prefix, suffix, start, end, textFragment } = passage;
  const selector: Annotation[] = [
    known({ type: 'TextQuoteSelector', exact, prefix: prefix || undefined, suffix: suffix || undefined }),
  ];
  if (start !== undefined && end !== undefined) selector.push({ type: 'TextPositionSelector', start, end });
  if (textFragment !== undefined) {
    selector.push({ type: 'FragmentSelector', conformsTo: TEXT_FRAGMENT_SPECIFICATION, value: textFragment });
  }
  return { selector };
}

function known(entries: Record<string, Json | undefined>): Annotation {
  return Object.fromEntries(
    Object.entries(entries).filter((entry): entry is [string, Json] => entry[1] !== undefined),
  );
}

// The way back. JSON-LD lets a single value stand for a list of one; unknown properties are left aside.

const listOf = <T extends v.GenericSchema>(item: T) =>
  v.pipe(
    v.unknown(),
    v.transform((value) => (Array.isArray(value) ? value : [value])),
    v.array(item),
  );

const BodySchema = v.looseObject({
  type: v.exactOptional(v.string()),
  purpose: v.exactOptional(v.string()),
  value: v.exactOptional(v.string()),
  source: v.exactOptional(v.string()),
});

const SourceSchema = v.pipe(
  v.unknown(),
  v.transform((value) => (typeof value === 'string' ? { id: value } : value)),
  v.looseObject({
    id: v.string(),
    type: v.exactOptional(listOf(v.string())),
    'schema:description': v.exactOptional(v.string()),
    'schema:caption': v.exactOptional(v.string()),
    'schema:headline': v.exactOptional(v.string()),
    'schema:author': v.exactOptional(v.string()),
    'schema:datePublished': v.exactOptional(v.string()),
    'schema:dateModified': v.exactOptional(v.string()),
    'schema:inLanguage': v.exactOptional(v.string()),
    'schema:isPartOf': v.exactOptional(v.string()),
  }),
);

const SelectorSchema = v.looseObject({
  type: v.string(),
  exact: v.exactOptional(v.string()),
  prefix: v.exactOptional(v.string()),
  suffix: v.exactOptional(v.string()),
  start: v.exactOptional(v.number()),
  end: v.exactOptional(v.number()),
  conformsTo: v.exactOptional(v.string()),
  value: v.exactOptional(v.string()),
});

const AnnotationSchema = v.looseObject({
  '@context': v.pipe(
    listOf(v.unknown()),
    v.check((contexts) => contexts.includes(ANNOTATION_CONTEXT), `must name ${ANNOTATION_CONTEXT}`),
  ),
  id: v.pipe(v.string(), v.regex(/^urn:uuid:/i, 'must be a urn:uuid')),
  type: v.pipe(
    listOf(v.string()),
    v.check((types) => types.includes('Annotation'), 'must be Annotation'),
  ),
  created: v.string(),
  creator: v.exactOptional(
    v.looseObject({ name: v.exactOptional(v.string()), email: v.exactOptional(v.string()) }),
  ),
  'dcterms:replaces': v.exactOptional(v.pipe(v.string(), v.regex(/^urn:uuid:/i, 'must be a urn:uuid'))),
  body: listOf(BodySchema),
  target: v.looseObject({
    source: SourceSchema,
    scope: v.exactOptional(SourceSchema),
    selector: v.exactOptional(listOf(SelectorSchema)),
  }),
});
type ParsedAnnotation = v.InferOutput<typeof AnnotationSchema>;

export type AnnotationParse =
  | { readonly ok: true; readonly content: CorrectionContent }
  /** What to mend, a sentence for each: `body.value: must have at most 2000 characters`. */
  | { readonly ok: false; readonly problems: readonly string[] };

/** Reads an annotation that came over the wire; a value that breaks a limit is named, never cut or guessed. */
export function parseAnnotation(json: unknown): AnnotationParse {
  const annotation = v.safeParse(AnnotationSchema, json);
  if (!annotation.success) return { ok: false, problems: annotation.issues.map(describeIssue) };
  const content = v.safeParse(CorrectionContentSchema, toContent(annotation.output));
  if (!content.success) return { ok: false, problems: content.issues.map(describeIssue) };
  return { ok: true, content: content.output };
}

function toContent(annotation: ParsedAnnotation): unknown {
  const { body, target, creator } = annotation;
  const withPurpose = (purpose: string) => body.find((one) => one.purpose === purpose);
  const page = target.scope ?? target.source;
  const picture = toPicture(target);
  return present({
    id: withoutUrn(annotation.id),
    created: annotation.created,
    replaces: annotation['dcterms:replaces'] && withoutUrn(annotation['dcterms:replaces']),
    page: present({
      address: page.id,
      headline: page['schema:headline'],
      author: page['schema:author'],
      published: page['schema:datePublished'],
      modified: page['schema:dateModified'],
      language: page['schema:inLanguage'],
      site: page['schema:isPartOf'],
    }),
    // What selects a part of a picture's pixels quotes nothing of the story.
    passage: picture === undefined ? toPassage(target.selector) : undefined,
    picture,
    suggestion: present({
      kind: withPurpose('tagging')?.value ?? 'other',
      replacement: withPurpose('editing')?.value,
      comment: withPurpose('commenting')?.value,
      evidence: withPurpose('linking')?.source,
    }),
    reader: present({ name: creator?.name, email: creator?.email?.replace(/^mailto:/i, '') }),
  });
}

/** A picture is one by its type: the scope alone may as well be that of a frame, a sound or a film. */
function toPicture({ source, scope }: ParsedAnnotation['target']): unknown {
  if (scope === undefined || !source.type?.includes('Image')) return undefined;
  return present({
    address: source.id,
    alt: source['schema:description'],
    caption: source['schema:caption'],
  });
}

function toPassage(selectors: ParsedAnnotation['target']['selector']): unknown {
  const ofType = (type: string) => selectors?.find((selector) => selector.type === type);
  const quote = ofType('TextQuoteSelector');
  if (quote === undefined) return undefined;
  const position = ofType('TextPositionSelector');
  return present({
    exact: quote.exact,
    prefix: quote.prefix ?? '',
    suffix: quote.suffix ?? '',
    ...(position?.start !== undefined &&
      position.end !== undefined && { start: position.start, end: position.end }),
    textFragment: selectors?.find(({ conformsTo }) => conformsTo === TEXT_FRAGMENT_SPECIFICATION)?.value,
  });
}

function present(entries: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== undefined));
}

function withoutUrn(id: string): string {
  return id.replace(/^urn:uuid:/i, '');
}
