// Statistics about the reader's corrections, and their export for other programs.

import { describe, expect, test } from 'vitest';
import type { Correction } from '../../../lib/correction/correction';
import { parseAnnotation } from '../../../lib/correction/parse-annotation';
import type { Status } from '../../../lib/correction/status';
import { annotationsOf } from '../../../lib/list/annotations';
import { statisticsOf } from '../../../lib/list/statistics';
import { correction, note } from '../../../testing/samples/corrections';

function sent(status: Status, address = 'https://www.news.test/fox'): Correction {
  const content = correction();
  return { ...content, page: { ...content.page, address }, status, history: [] };
}

describe('the statistics', () => {
  test('count for each site the sent, fixed, declined and undecided corrections', () => {
    const all: Correction[] = [
      sent({ state: 'fixed' }),
      sent({ state: 'declined' }),
      { ...sent({ state: 'declined' }), seen: { at: 0, verdict: 'fixed' } },
      sent({ state: 'delivered' }),
      { ...sent({ state: 'sent' }), seen: { at: 0, verdict: 'fixed' } },
      { ...sent({ state: 'handed' }), seen: { at: 0, verdict: 'unchanged' } },
      sent({ state: 'held' }),
      sent({ state: 'withdrawn' }),
      sent({ state: 'failed', problem: { kind: 'gave-up' } }),
      sent({ state: 'delivered' }, 'https://other.test/'),
    ];
    expect(statisticsOf(all)).toEqual([
      { site: 'news.test', sent: 6, fixed: 3, declined: 1, waiting: 2 },
      { site: 'other.test', sent: 1, fixed: 0, declined: 0, waiting: 1 },
    ]);
  });

  test('do not count practice and corrections that were not sent', () => {
    expect(statisticsOf([sent({ state: 'queued', due: 0, attempts: 0 })])).toEqual([]);
    expect(statisticsOf([])).toEqual([]);
  });
});

describe('the collection of annotations', () => {
  test('contains each correction in the wire format, with its status', () => {
    const corrections = [
      sent({ state: 'fixed', note: 'Thank you!' }),
      sent({ state: 'delivered', letter: 'mailed' }),
      { ...note('All of it.'), status: { state: 'held' } as const, history: [] },
    ];
    const collection = annotationsOf(corrections, '1.0.0');
    expect(collection).toMatchObject({
      '@context': 'http://www.w3.org/ns/anno.jsonld',
      type: 'AnnotationCollection',
      total: 3,
      first: {
        type: 'AnnotationPage',
        startIndex: 0,
        items: [
          { 'schema:creativeWorkStatus': 'fixed', 'schema:comment': 'Thank you!' },
          { 'schema:creativeWorkStatus': 'mailed' },
          { 'schema:creativeWorkStatus': 'held' },
        ],
      },
    });
    const { items } = JSON.parse(JSON.stringify(collection)).first;
    for (const [index, item] of items.entries()) {
      expect(item['@context']).toBeUndefined(); // the collection's counts for all
      const parsed = parseAnnotation({ '@context': 'http://www.w3.org/ns/anno.jsonld', ...item });
      expect(parsed.ok && parsed.content.id).toBe(corrections[index]?.id);
    }
  });

  test('may be empty', () => {
    expect(annotationsOf([], '1.0.0')).toMatchObject({ total: 0, first: { items: [] } });
  });
});
