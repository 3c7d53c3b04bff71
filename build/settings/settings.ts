// What is generated from the schema of the relay's settings: its JSON Schema, and the tables of the documentation.

import { dkimVariableFor } from '../../relay/config/dkim';
import { variableFor } from '../../relay/config/environment';
import { ConfigSchema } from '../../relay/config/schema';
import { aboutOf, type JsonSchema, jsonSchemaOf, type Node, nodeOf } from './json-schema';

/** Returns the content of `relay/config/relay.config.schema.json`. */
export function configJsonSchema(): JsonSchema {
  const { required: _, ...schema } = jsonSchemaOf(nodeOf(ConfigSchema)); // the environment may have them
  const { properties } = schema as { properties: { dkim: JsonSchema } };
  const { required: __, ...dkim } = properties.dkim;
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'relay.config.json',
    description: 'The configuration of a Corrigenda relay.',
    ...schema,
    properties: { ...properties, dkim },
  };
}

/** Returns the tables of settings in Markdown, by the name in the markers around them. */
function settingsTables(): Readonly<Record<string, string>> {
  const { sites, dkim, limits, $schema: _, ...relay } = nodeOf(ConfigSchema).entries;
  const site = inner(sites).item.entries;
  const { routes, ...ofSite } = site;
  return {
    relay: table({ ...relay, ...prefixed('limits', limits), ...prefixed('dkim', dkim) }, '', true),
    site: table({ ...ofSite, ...(routes && { routes }) }, 'sites.0.', true),
    route: table(inner(routes).item.entries, 'sites.0.routes.0.', false),
  };
}

/** Replaces the tables between the markers in `page`. */
export function withTables(page: string): string {
  return Object.entries(settingsTables()).reduce((text, [name, rows]) => {
    const [start, end] = [`<!-- settings of ${name}: npm run relay:settings -->`, `<!-- end of ${name} -->`];
    const [from, to] = [text.indexOf(start), text.indexOf(end)];
    if (from < 0 || to < 0) throw new Error(`The page has no markers for the settings of ${name}.`);
    return `${text.slice(0, from + start.length)}\n\n${rows}\n\n${text.slice(to)}`;
  }, page);
}

/** The schema inside an optional one. */
function inner(node: Node | undefined): Node {
  if (node === undefined) throw new Error('The schema of settings has changed.');
  return node.type === 'exact_optional' ? node.wrapped : node;
}

function prefixed(name: string, node: Node | undefined): Readonly<Record<string, Node>> {
  return Object.fromEntries(
    Object.entries(inner(node).entries).map(([key, entry]) => [`${name}.${key}`, entry]),
  );
}

function table(entries: Readonly<Record<string, Node>>, path: string, hasVariables: boolean): string {
  const rows = Object.entries(entries).map(([name, node]) => {
    const { description = '', default: value } = aboutOf(node);
    const variable = dkimVariableFor(path + name) ?? variableFor(path + name);
    const isRequired = node.type !== 'exact_optional';
    return [
      `\`${name}\``,
      ...(hasVariables ? [variable === undefined ? '' : `\`${variable}\``] : []),
      isRequired ? 'required' : value === undefined ? '' : `\`${written(value)}\``,
      description.replaceAll('|', '\\|'),
    ];
  });
  return aligned([['setting', ...(hasVariables ? ['environment'] : []), 'default', 'meaning'], ...rows]);
}

function written(value: NonNullable<ReturnType<typeof aboutOf>['default']>): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Returns the rows as a Markdown table with columns of one width, as the formatter has them. */
function aligned(rows: readonly (readonly string[])[]): string {
  const [head = [], ...body] = rows;
  const widths = head.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...body.map(line)].join('\n');
}
