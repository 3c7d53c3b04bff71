// A correction that no reader wrote, and that says so: to see whether letters arrive, and how they look.

import { type Annotation, toAnnotation } from '../../lib/correction/annotation';
import { newCorrectionId } from '../../lib/correction/id';
import { countCodePoints } from '../../lib/correction/text';
import { letterLanguage } from '../../lib/letter/words';
import { isLoopback } from '../domain/loopback';
import type { Site } from '../domain/site';
import { sampleWords } from '../words/sample-words';

/** The sample for the front page of `site`, in the language of its letters. */
export function sampleCorrection({ name, hosts, language }: Site, now = new Date()): Annotation {
  const { tag } = letterLanguage(language);
  const { headline, before, wrong, right, after, comment } = sampleWords(tag);
  const start = countCodePoints(before);
  return toAnnotation(
    {
      id: newCorrectionId(),
      created: now.toISOString(),
      page: { address: frontPage(hosts[0] ?? ''), headline, site: name, language: tag },
      passage: {
        exact: wrong,
        prefix: before,
        suffix: after,
        start,
        end: start + countCodePoints(wrong),
      },
      suggestion: { kind: 'typo', replacement: right, comment },
      reader: {},
    },
    'sample',
  );
}

/** The page that the sample is about, as far as a relay reads it. */
export function sampleStory({ language }: Pick<Site, 'language'>): Response {
  const { headline } = sampleWords(letterLanguage(language).tag);
  return new Response(`<h1>${headline}</h1>`, { headers: { 'Content-Type': 'text/html; charset=utf-8' } });
}

function frontPage(host: string): string {
  const { href, hostname } = new URL(`https://${host}/`);
  return isLoopback(hostname) ? `http://${host}/` : href;
}
