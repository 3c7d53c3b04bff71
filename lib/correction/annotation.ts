// A correction's content as a W3C Web Annotation (https://www.w3.org/TR/annotation-model/).

import type { CorrectionContent, Kind, Picture, Suggestion } from './content';

export const ANNOTATION_CONTEXT = 'http://www.w3.org/ns/anno.jsonld';
export const ANNOTATION_MEDIA_TYPE = `application/ld+json; profile="${ANNOTATION_CONTEXT}"`;
export const TEXT_FRAGMENT_SPECIFICATION = 'https://wicg.github.io/scroll-to-text-fragment/';

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
export type Annotation = { readonly [key: string]: Json };

/** The category of the software that translates pages. */
export const TRANSLATION = 'Translation';

/** The kinds that every receiver knows. Never add one: version 0.1.0 refuses a correction whose first tag is another. */
export const FIRST_KINDS: readonly string[] = [
  'typo',
  'fact',
  'clarification',
  'link',
  'other',
] as const satisfies readonly Kind[];

/** The program that made an annotation. */
export interface Generator {
  readonly name: string;
  readonly version?: string;
}

/** Returns the value of `generator`. */
export function toGenerator({ name, version }: Generator): Annotation {
  return known({ type: 'Software', name, 'schema:softwareVersion': version });
}

/**
 * Returns the annotation for `content`. Unknown values are left out, never empty.
 *
 * @param version the version of Corrigenda, for `generator`; absent if another program may have made the correction.
 */
export function toAnnotation(content: CorrectionContent, version?: string): Annotation {
  const { suggestion } = content;
  return {
    '@context': ANNOTATION_CONTEXT,
    id: `urn:uuid:${content.id}`,
    type: 'Annotation',
    motivation: suggestion.replacement === undefined ? 'commenting' : 'editing',
    created: content.created,
    ...(version !== undefined && { generator: toGenerator({ name: 'Corrigenda', version }) }),
    ...creator(content),
    ...(content.replaces === undefined ? {} : { 'dcterms:replaces': `urn:uuid:${content.replaces}` }),
    body: bodies(content),
    target: {
      type: 'SpecificResource',
      ...resources(content),
      ...selectors(content),
      ...rendering(content),
    },
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
  const { replacement, comment, evidence } = suggestion;
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
  for (const value of tagsOf(suggestion)) bodies.push({ type: 'TextualBody', purpose: 'tagging', value });
  if (comment !== undefined) bodies.push({ type: 'TextualBody', purpose: 'commenting', value: comment });
  if (evidence !== undefined) bodies.push({ type: 'SpecificResource', purpose: 'linking', source: evidence });
  return bodies;
}

/** Returns the tags: the kind, and before it `other` if not every receiver knows the kind. Version 0.1.0 reads only the first tag. */
function tagsOf({ kind, tag = kind }: Suggestion): readonly string[] {
  return FIRST_KINDS.includes(tag) ? [tag] : ['other', tag];
}

/** Returns what is annotated: the story, or a picture with the story as its `scope`. */
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
    id: page.address,
    'schema:url': page.canonical === page.address ? undefined : page.canonical,
    type: 'Text',
    'schema:headline': page.headline,
    'schema:author': page.author,
    'schema:datePublished': page.published,
    'schema:dateModified': page.modified,
    'schema:inLanguage': page.storyLanguage ?? page.language,
    'schema:isPartOf': page.site,
  });
}

/** Returns how the reader saw the story: in another language than its own, or in a machine translation. */
function rendering({ page }: CorrectionContent): Annotation {
  return known({
    'schema:inLanguage': page.storyLanguage === undefined ? undefined : page.language,
    renderedVia: page.translated && { type: 'Software', 'schema:applicationCategory': TRANSLATION },
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
