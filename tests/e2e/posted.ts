// Corrections posted as a reader's browser does, without one.

import { randomUUID } from 'node:crypto';

interface Posted {
  /** Of the story. */
  readonly address: string;
  readonly headline?: string;
  readonly replacement?: string;
  readonly comment?: string;
}

/** Gives back the address of its status. */
export async function postCorrection(
  inbox: string,
  { address, headline, replacement = 'jumped', comment = 'A letter is missing.' }: Posted,
): Promise<string> {
  const response = await fetch(inbox, {
    method: 'POST',
    headers: { 'Content-Type': 'application/ld+json' },
    body: JSON.stringify({
      '@context': 'http://www.w3.org/ns/anno.jsonld',
      id: `urn:uuid:${randomUUID()}`,
      type: 'Annotation',
      motivation: 'editing',
      created: '2026-11-24T12:00:00.000Z',
      body: [
        { type: 'TextualBody', purpose: 'editing', value: replacement, format: 'text/plain' },
        { type: 'TextualBody', purpose: 'tagging', value: 'typo' },
        { type: 'TextualBody', purpose: 'commenting', value: comment },
      ],
      target: {
        type: 'SpecificResource',
        source: { id: address, type: 'Text', 'schema:headline': headline },
        selector: [{ type: 'TextQuoteSelector', exact: 'jumpd', prefix: 'The fox ', suffix: ' over.' }],
      },
    }),
  });
  if (response.status !== 201) throw new Error(`not accepted: ${response.status} ${await response.text()}`);
  return new URL(response.headers.get('Location') ?? '', response.url).href;
}
