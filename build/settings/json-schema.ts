// Turns a valibot schema of settings into a JSON Schema (draft 2020-12), by which editors complete and check a file.

import { type GenericSchema, getMetadata } from 'valibot';
import type { SettingDescription } from '../../relay/config/values';

export type JsonSchema = Readonly<Record<string, unknown>>;

/** The parts of valibot's schemas that this file reads. Each type of schema has some of them. */
export interface Node {
  readonly type: string;
  readonly wrapped: Node;
  readonly default?: SettingDescription['default'];
  readonly options: readonly unknown[];
  readonly item: Node;
  readonly entries: Readonly<Record<string, Node>>;
  readonly pipe?: readonly ((Node & { readonly kind: 'schema' }) | Step)[];
}

type Step =
  | { readonly kind: 'transformation' | 'metadata' }
  | { readonly kind: 'validation'; readonly type: string; readonly requirement: unknown };

/** Returns the parts of `schema`. valibot's types hide them, because they differ from schema to schema. */
export function nodeOf(schema: GenericSchema): Node {
  return schema as unknown as Node;
}

/** Returns how the setting is described, with the default that its schema has. */
export function aboutOf(node: Node): Partial<SettingDescription> {
  if (node.type === 'exact_optional')
    return { ...aboutOf(node.wrapped), ...(node.default === undefined ? {} : { default: node.default }) };
  return getMetadata(node as unknown as GenericSchema);
}

/**
 * Returns the JSON Schema of what `node` accepts before any transformation. Checks that JSON Schema cannot express are left out; the
 * relay makes them when it starts.
 *
 * @throws {Error} if the schema has a type that is not known here.
 */
export function jsonSchemaOf(node: Node): JsonSchema {
  return { ...aboutOf(node), ...typeOf(node), ...constraintsOf(node) };
}

function typeOf(node: Node): JsonSchema {
  switch (node.type) {
    case 'exact_optional':
      return { ...typeOf(node.wrapped), ...constraintsOf(node.wrapped) };
    case 'string':
    case 'number':
    case 'boolean':
      return { type: node.type };
    case 'picklist':
      return { enum: node.options };
    case 'union':
      return { anyOf: (node.options as Node[]).map(jsonSchemaOf) };
    case 'array':
      return { type: 'array', items: jsonSchemaOf(node.item) };
    case 'strict_object': {
      const entries = Object.entries(node.entries);
      return {
        type: 'object',
        properties: Object.fromEntries(entries.map(([name, entry]) => [name, jsonSchemaOf(entry)])),
        required: entries.filter(([, entry]) => entry.type !== 'exact_optional').map(([name]) => name),
        additionalProperties: false,
      };
    }
    default:
      throw new Error(`The JSON Schema of a ${node.type} is not known.`);
  }
}

/** The checks before the first transformation; later ones are about another value. */
function constraintsOf(node: Node): JsonSchema {
  const constraints: Record<string, unknown> = {};
  for (const item of flattened(node)) {
    if (item.kind === 'transformation') break;
    if (item.kind === 'validation') Object.assign(constraints, constraintOf(item, node.type));
  }
  return constraints;
}

/** What follows the type in a pipe, and in the pipes inside it. */
function flattened({ pipe = [] }: Node): Step[] {
  return pipe.flatMap((item) => (item.kind === 'schema' ? flattened(item) : [item]));
}

function constraintOf({ type, requirement }: Step & { readonly kind: 'validation' }, of: string): JsonSchema {
  switch (type) {
    case 'min_length':
      return { [of === 'array' ? 'minItems' : 'minLength']: requirement };
    case 'min_value':
      return { minimum: requirement };
    case 'max_value':
      return { maximum: requirement };
    case 'regex':
    case 'digits':
      return { pattern: (requirement as RegExp).source }; // the requirement of both is an expression
    case 'starts_with':
      return { pattern: `^${requirement}` };
    case 'integer':
      return of === 'number' ? { type: 'integer' } : {};
    case 'check':
    case 'raw_check':
      return {};
    default:
      throw new Error(`The JSON Schema of ${type} is not known.`);
  }
}
