// The Grafana dashboard and the alerts of Prometheus use the metrics, labels and causes that a relay has.

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { MAIL_CAUSES } from '../../../relay/domain/mail-cause';
import { metricsOf } from '../../../relay/metrics/metrics';

const FILES = ['deploy/grafana-dashboard.json', 'deploy/prometheus-alerts.yml'] as const;

/** Returns the names of a relay's metrics. */
async function metricNames(): Promise<ReadonlySet<string>> {
  const metrics = metricsOf(
    { waiting: async () => ({ letters: 0, dueAt: undefined }), putOff: async () => [] },
    Date.now,
  );
  const { text } = await metrics.read();
  return new Set(Array.from(text.matchAll(/^# TYPE (\S+)/gm), ([, name = '']) => name));
}

describe.each(FILES)('%s', (file) => {
  const text = readFileSync(file, 'utf8');
  const used = new Set(text.match(/\b(corrigenda|process|nodejs)_[a-z_]+/g));

  test('uses only metrics that a relay has', async () => {
    const known = await metricNames();
    expect(used.size).toBeGreaterThan(4);
    for (const name of used) expect(known.has(name), name).toBe(true);
  });

  test('is mentioned in the documentation', () => {
    expect(readFileSync('docs/relay/operate.md', 'utf8')).toContain(file);
  });
});

test('the dashboard shows every metric of the relay itself', async () => {
  const text = readFileSync(FILES[0], 'utf8');
  for (const name of await metricNames())
    if (name.startsWith('corrigenda_')) expect(text.includes(name), name).toBe(true);
});

test('the alerts know every cause for which a letter waits', () => {
  const text = readFileSync(FILES[1], 'utf8');
  const named = Array.from(text.matchAll(/cause=~"([^"]+)"/g), ([, causes = '']) => causes.split('|')).flat();
  const waiting = Object.entries(MAIL_CAUSES).flatMap(([cause, { isFinal }]) => (isFinal ? [] : [cause]));
  expect(named.sort()).toEqual(waiting.sort());
});
