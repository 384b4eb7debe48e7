import * as protocol from '@goodword/protocol/schemas';
import * as z from 'zod';

/** A JSON Schema of 2020-12, the dialect of OpenAPI 3.1. */
export type JsonSchema = Record<string, unknown>;

/** Whether a schema describes what is sent to the server or what it answers. */
type Direction = 'input' | 'output';

/** A schema and what it is for. */
export interface UsedSchema {
  schema: z.ZodType;
  direction: Direction;
}

/** The schemas that were asked for, and those that they refer to by name. */
export interface JsonSchemas {
  of(used: UsedSchema): JsonSchema;
  components: Record<string, JsonSchema>;
}

const COMPONENTS = '#/components/schemas/';

/**
 * Makes JSON Schemas of zod's. Each schema that the protocol exports is a component under its name,
 * as in `LeadRequest`; where its sent and its answered form differ and both are used, as in `Lead`
 * and `LeadInput`.
 */
export function toJsonSchemas(used: readonly UsedSchema[]): JsonSchemas {
  const names = nameSchemas();
  const inline = new Map<z.ZodType, string>();
  for (const { schema } of used) {
    if (!names.has(schema)) inline.set(schema, inline.get(schema) ?? `inline-${inline.size}`);
  }
  const registry = z.registry<{ id: string }>();
  for (const [schema, id] of [...names, ...inline]) registry.add(schema, { id });

  const plain = (name: string) => COMPONENTS + name;
  const forms = {
    input: convert(registry, 'input', plain),
    output: convert(registry, 'output', plain),
  };
  const idOf = (schema: z.ZodType) => names.get(schema) ?? inline.get(schema) ?? '';
  const reach = (direction: Direction) =>
    findReached(
      forms[direction],
      used.filter((one) => one.direction === direction).map(({ schema }) => idOf(schema)),
    );
  const reached = { input: reach('input'), output: reach('output') };
  const differing = findDiffering(forms.input, forms.output);
  const isTwofold = (name: string) =>
    differing.has(name) && reached.input.has(name) && reached.output.has(name);
  const inputName = (name: string) => (isTwofold(name) ? `${name}Input` : name);
  const inputs = convert(registry, 'input', (name) => COMPONENTS + inputName(name));

  const components: Record<string, JsonSchema> = {};
  for (const name of names.values()) {
    const output = forms.output[name];
    const input = inputs[name];
    if (reached.output.has(name) && output) components[name] = output;
    if (reached.input.has(name) && input) components[inputName(name)] ??= input;
  }
  return {
    components: Object.fromEntries(Object.entries(components).sort(([a], [b]) => (a < b ? -1 : 1))),
    of({ schema, direction }) {
      const name = names.get(schema);
      if (name !== undefined) {
        return { $ref: COMPONENTS + (direction === 'input' ? inputName(name) : name) };
      }
      const found = (direction === 'input' ? inputs : forms.output)[idOf(schema)];
      return found ?? {};
    },
  };
}

/** By the name of its export: `moneySchema` is `Money`. */
function nameSchemas(): Map<z.ZodType, string> {
  const names = new Map<z.ZodType, string>();
  for (const [name, value] of Object.entries(protocol)) {
    if (!(value instanceof z.ZodType)) continue;
    const short = name.replace(/Schema$/, '');
    names.set(value, short.charAt(0).toUpperCase() + short.slice(1));
  }
  return names;
}

/** What the server holds text against, in words that few engines of regular expressions know. */
const OWN_TEXT = z.toJSONSchema(protocol.textSchema()).pattern;

/** Half a character cannot be in JSON that keeps to https://www.rfc-editor.org/rfc/rfc7493. */
const ANY_TEXT = '^[^\\u0000]*$';

function convert(
  registry: z.core.$ZodRegistry<{ id: string }>,
  io: Direction,
  uri: (name: string) => string,
): Record<string, JsonSchema> {
  const { schemas } = z.toJSONSchema(registry, {
    io,
    uri,
    // A field that may not be there.
    unrepresentable: ({ zodSchema }) =>
      zodSchema._zod.def.type === 'undefined' ? { not: {} } : 'any',
    override({ zodSchema, jsonSchema }) {
      // Readers have to put up with fields that a later version adds.
      const { def } = zodSchema._zod;
      if (def.type === 'object' && def.catchall === undefined) {
        delete jsonSchema.additionalProperties;
      }
      if (jsonSchema.pattern === OWN_TEXT) jsonSchema.pattern = ANY_TEXT;
      if (def.type === 'record' && jsonSchema.required) nameKeys(jsonSchema);
    },
  });
  for (const schema of Object.values(schemas)) {
    // The document says both for all of them.
    delete schema.$schema;
    delete schema.$id;
  }
  return schemas as Record<string, JsonSchema>;
}

/** A record of all keys of an enumeration is an object of these properties. */
function nameKeys(schema: z.core.JSONSchema.BaseSchema): void {
  const { required = [], additionalProperties = {} } = schema;
  schema.properties = Object.fromEntries(
    required.map((name) => [name, structuredClone(additionalProperties)]),
  );
  delete schema.propertyNames;
  delete schema.additionalProperties;
}

/** Those that are asked for, and all that they refer to. */
function findReached(
  schemas: Readonly<Record<string, JsonSchema>>,
  roots: readonly string[],
): Set<string> {
  const reached = new Set<string>();
  const waiting = [...roots];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (reached.has(name)) continue;
    reached.add(name);
    waiting.push(...referencesOf(schemas[name]));
  }
  return reached;
}

/** Those whose two forms differ, or refer to one whose forms do. */
function findDiffering(
  inputs: Readonly<Record<string, JsonSchema>>,
  outputs: Readonly<Record<string, JsonSchema>>,
): Set<string> {
  const names = Object.keys(inputs);
  const differing = new Set(
    names.filter((name) => JSON.stringify(inputs[name]) !== JSON.stringify(outputs[name])),
  );
  for (let size = -1; size !== differing.size;) {
    size = differing.size;
    for (const name of names) {
      if (referencesOf(inputs[name]).some((other) => differing.has(other))) differing.add(name);
    }
  }
  return differing;
}

function referencesOf(schema: JsonSchema | undefined): string[] {
  const text = JSON.stringify(schema ?? {});
  return [...text.matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)].map(
    ([, name = '']) => name,
  );
}
