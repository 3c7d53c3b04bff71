// Exports the reader's corrections as a collection of W3C Web Annotations
// (https://www.w3.org/TR/annotation-model/#collections), for other programs.

import { ANNOTATION_CONTEXT, toAnnotation } from '../correction/annotation';
import type { Correction } from '../correction/correction';
import type { Status } from '../correction/status';

/** Returns the collection. @param version Corrigenda's version. */
export function annotationsOf(corrections: readonly Correction[], version: string): object {
  const [collection, page] = [`urn:uuid:${crypto.randomUUID()}`, `urn:uuid:${crypto.randomUUID()}`];
  const items = corrections.map((correction) => {
    const { '@context': _ofAll, ...annotation } = toAnnotation(correction, version);
    return { ...annotation, ...statusOf(correction.status) };
  });
  return {
    '@context': ANNOTATION_CONTEXT,
    id: collection,
    type: 'AnnotationCollection',
    label: 'Corrigenda',
    total: items.length,
    first: {
      id: page,
      type: 'AnnotationPage',
      partOf: collection,
      startIndex: 0,
      items,
    },
  };
}

/** Returns the status in the vocabulary of relays, or the state's own name if they have no word for it. */
function statusOf(status: Status): object {
  const note = 'note' in status ? status.note : undefined;
  return {
    'schema:creativeWorkStatus': status.state === 'delivered' ? (status.letter ?? 'received') : status.state,
    ...(note !== undefined && { 'schema:comment': note }),
  };
}
