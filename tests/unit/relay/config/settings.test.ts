// The files that are generated from the schema of the relay's settings: the JSON Schema and the tables of the documentation.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { aboutOf, type Node, nodeOf } from '../../../../build/settings/json-schema';
import { configJsonSchema, withTables } from '../../../../build/settings/settings';
import { loadConfig } from '../../../../relay/config/config';
import jsonSchema from '../../../../relay/config/relay.config.schema.json';
import { ConfigSchema } from '../../../../relay/config/schema';
import { KEEP_READER_DAYS } from '../../../../relay/housekeeping';
import { LETTERS_PER_HOUR } from '../../../../relay/queue/rules';

const PAGE = readFileSync(join(import.meta.dirname, '../../../../docs/relay/configure.md'), 'utf8');
const MINIMAL = {
  from: 'corrections@news.test',
  sites: [{ name: 'News', hosts: ['news.test'], editors: ['desk@news.test'] }],
  smtp: 'smtp://127.0.0.1:25',
};

const { sites, limits, dkim, ...others } = nodeOf(ConfigSchema).entries;

function entriesOf(node: Node | undefined): Readonly<Record<string, Node>> {
  const inner = node?.type === 'exact_optional' ? node.wrapped : node;
  return (inner?.type === 'array' ? inner.item : inner)?.entries ?? expect.fail('no settings');
}

describe('npm run relay:settings', () => {
  test('has written the JSON Schema of the current settings', () => {
    expect(jsonSchema).toEqual(JSON.parse(JSON.stringify(configJsonSchema())));
  });

  test('has written the tables of the current settings', () => {
    expect(withTables(PAGE)).toBe(PAGE);
  });
});

test('every setting has a description', () => {
  const site = entriesOf(sites);
  const all = { ...others, ...entriesOf(limits), ...entriesOf(dkim), ...site, ...entriesOf(site.routes) };
  expect(Object.keys(all).length).toBeGreaterThan(25);
  for (const [name, node] of Object.entries(all)) expect(aboutOf(node).description, name).toMatch(/\.$/);
});

test('the documented defaults are those of the code', () => {
  expect(aboutOf(others.keepReaderDays ?? expect.fail()).default).toBe(KEEP_READER_DAYS);
  expect(aboutOf(entriesOf(sites).lettersPerHour ?? expect.fail()).default).toBe(LETTERS_PER_HOUR);
});

describe('$schema', () => {
  const load = (config: object) =>
    loadConfig('relay.config.json', { RELAY_CONFIG_JSON: JSON.stringify(config) });

  test('may be in the configuration, and changes nothing', () => {
    expect(load({ $schema: './relay.config.schema.json', ...MINIMAL })).toEqual(load(MINIMAL));
  });

  test('is not listed among the settings in the error about an unknown one', () => {
    expect(() => load({ ...MINIMAL, smpt: 'x' })).toThrow('the settings are from, fromName');
  });
});

test('the JSON Schema does not require settings that can be in the environment', () => {
  expect(jsonSchema).not.toHaveProperty('required');
  expect(jsonSchema.properties.dkim).not.toHaveProperty('required');
  expect(jsonSchema.properties.sites.items.required).toEqual(['name', 'hosts', 'editors']);
});
