// Reads a W3C Web Annotation as a correction's content. In JSON-LD a list of one may be written as a single value. Unknown
// properties are ignored; an unknown tag is kept.

import * as v from 'valibot';
import { ANNOTATION_CONTEXT, type Generator, TEXT_FRAGMENT_SPECIFICATION, TRANSLATION } from './annotation';
import { type CorrectionContent, CorrectionContentSchema, KINDS, type Kind } from './content';
import { describeIssue, LanguageSchema, line, WebAddressSchema } from './fields';
import { toSingleLine } from './text';

/** Maximum length of a program's name or version, in code points. */
const MAX_GENERATOR = 100;
/** A program in the stored form. */
export const GeneratorSchema = v.object({
  name: line(MAX_GENERATOR),
  version: v.exactOptional(line(MAX_GENERATOR)),
});

/** A list of `item`; a single value counts as a list of one. */
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
    'schema:url': v.exactOptional(v.unknown()),
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
  generator: v.exactOptional(v.unknown()),
  creator: v.exactOptional(
    v.looseObject({ name: v.exactOptional(v.string()), email: v.exactOptional(v.string()) }),
  ),
  'dcterms:replaces': v.exactOptional(v.pipe(v.string(), v.regex(/^urn:uuid:/i, 'must be a urn:uuid'))),
  body: listOf(BodySchema),
  target: v.looseObject({
    source: SourceSchema,
    scope: v.exactOptional(SourceSchema),
    selector: v.exactOptional(listOf(SelectorSchema)),
    'schema:inLanguage': v.exactOptional(v.unknown()),
    renderedVia: v.exactOptional(v.unknown()),
  }),
});
type ParsedAnnotation = v.InferOutput<typeof AnnotationSchema>;

export type AnnotationParse =
  | {
      readonly ok: true;
      readonly content: CorrectionContent;
      /** The program that made the annotation, if it names itself in the wire format. */
      readonly generator?: Generator;
    }
  /** What to fix, one sentence each: `body.value: must have at most 2000 characters`. */
  | { readonly ok: false; readonly problems: readonly string[] };

/** Reads an annotation. A value that exceeds a limit is reported, never cut or guessed. */
export function parseAnnotation(json: unknown): AnnotationParse {
  const annotation = v.safeParse(AnnotationSchema, json);
  if (!annotation.success) return { ok: false, problems: annotation.issues.map(describeIssue) };
  const content = v.safeParse(CorrectionContentSchema, toContent(annotation.output));
  if (!content.success) return { ok: false, problems: content.issues.map(describeIssue) };
  const generator = generatorOf(annotation.output.generator);
  return { ok: true, content: content.output, ...(generator && { generator }) };
}

/** Returns the program. Nothing depends on it, so one that does not parse is left out. */
function generatorOf(value: unknown): Generator | undefined {
  const named = v.safeParse(v.looseObject({ name: v.string() }), value);
  if (!named.success) return undefined;
  const { name, 'schema:softwareVersion': version } = named.output;
  const generator = v.safeParse(GeneratorSchema, withoutUndefined({ name, version }));
  return generator.success ? generator.output : undefined;
}

function toContent(annotation: ParsedAnnotation): unknown {
  const { body, target, creator } = annotation;
  const withPurpose = (purpose: string) => body.find((item) => item.purpose === purpose);
  const page = target.scope ?? target.source;
  const picture = toPicture(target);
  return withoutUndefined({
    id: withoutUrn(annotation.id),
    created: annotation.created,
    replaces: annotation['dcterms:replaces'] && withoutUrn(annotation['dcterms:replaces']),
    page: withoutUndefined({
      address: page.id,
      canonical: canonicalOf(page),
      headline: page['schema:headline'],
      author: page['schema:author'],
      published: page['schema:datePublished'],
      modified: page['schema:dateModified'],
      ...languagesOf(target, page['schema:inLanguage']),
      translated: isTranslated(target.renderedVia) ? true : undefined,
      site: page['schema:isPartOf'],
    }),
    // A selector of a picture's pixels quotes nothing of the story.
    passage: picture === undefined ? toPassage(target.selector) : undefined,
    picture,
    suggestion: withoutUndefined({
      ...toKind(body.flatMap(({ purpose, value = '' }) => (purpose === 'tagging' ? value : []))),
      replacement: withPurpose('editing')?.value,
      comment: withPurpose('commenting')?.value,
      evidence: withPurpose('linking')?.source,
    }),
    reader: withoutUndefined({ name: creator?.name, email: creator?.email?.replace(/^mailto:/i, '') }),
  });
}

/**
 * Returns the kind that the tags name. Later versions may have others, so an unknown tag is kept, and its kind is `other`. The
 * tag `other` counts only if there is no other tag: senders write it before a kind that older receivers do not know.
 */
function toKind(tags: readonly string[]): { kind: Kind; tag?: string } {
  const named = tags.filter((tag) => tag !== 'other');
  const kind = named.find(isKind);
  if (kind !== undefined) return { kind };
  const tag = named.find((unknown) => toSingleLine(unknown) !== '');
  return { kind: 'other', ...(tag !== undefined && { tag }) };
}

function isKind(tag: string): tag is Kind {
  return v.is(v.picklist(KINDS), tag);
}

/**
 * Returns the address that identifies the story, if it is not the source's own. Other programs may use the property
 * differently, so one that is not an address is ignored.
 */
function canonicalOf(page: ParsedAnnotation['target']['source']): string | undefined {
  const address = v.safeParse(WebAddressSchema, page.id);
  const canonical = v.safeParse(WebAddressSchema, page['schema:url']);
  return canonical.success && canonical.output !== address.output ? canonical.output : undefined;
}

/** Returns the languages. Other programs may use the target's property differently, so one that is not a language is ignored. */
function languagesOf(
  target: ParsedAnnotation['target'],
  ofStory: string | undefined,
): { language?: string | undefined; storyLanguage?: string | undefined } {
  const ofPassage = v.safeParse(LanguageSchema, target['schema:inLanguage']);
  if (!ofPassage.success || ofPassage.output === ofStory) return { language: ofStory };
  return { language: ofPassage.output, storyLanguage: ofStory };
}

/** Whether the reader saw a machine translation. */
function isTranslated(renderedVia: unknown): boolean {
  return [renderedVia].flat().some((one) => v.is(TranslatorSchema, one));
}

const TranslatorSchema = v.looseObject({ 'schema:applicationCategory': v.literal(TRANSLATION) });

/** Returns the picture, if the type says that it is one: frames, sounds and films have a scope too. */
function toPicture({ source, scope }: ParsedAnnotation['target']): unknown {
  if (scope === undefined || !source.type?.includes('Image')) return undefined;
  return withoutUndefined({
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
  return withoutUndefined({
    exact: quote.exact,
    prefix: quote.prefix ?? '',
    suffix: quote.suffix ?? '',
    ...(position?.start !== undefined &&
      position.end !== undefined && { start: position.start, end: position.end }),
    textFragment: selectors?.find(({ conformsTo }) => conformsTo === TEXT_FRAGMENT_SPECIFICATION)?.value,
  });
}

function withoutUndefined(entries: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== undefined));
}

function withoutUrn(id: string): string {
  return id.replace(/^urn:uuid:/i, '');
}
