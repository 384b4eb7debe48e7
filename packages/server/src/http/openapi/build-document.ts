import { problemSchema } from '@goodword/protocol/schemas';
import * as z from 'zod';
import { isLimited, problemsOf, takesKey } from './answers-of-kind.js';
import { HEADERS, type HeaderName } from './headers.js';
import {
  toJsonSchemas,
  type JsonSchema,
  type JsonSchemas,
  type UsedSchema,
} from './json-schemas.js';
import type { Content, Operation } from './operation.js';
import { TAGS } from './tags.js';

/** An OpenAPI 3.1 document. */
export interface OpenApiDocument {
  openapi: string;
  paths: Record<string, Record<string, JsonSchema>>;
  components: { schemas: Record<string, JsonSchema> } & Record<string, JsonSchema>;
  [section: string]: unknown;
}

/** Public calls send JSON as text, which costs a browser no preflight. */
const JSON_TYPES = ['text/plain', 'application/json'];

const SECURITY: Readonly<Record<Operation['access'], JsonSchema[]>> = {
  open: [],
  public: [],
  secret: [{ secretKey: [] }],
  either: [{}, { secretKey: [] }],
};

/**
 * Describes calls in OpenAPI 3.1.
 *
 * @param origin the server's own
 */
export function buildDocument(operations: readonly Operation[], origin: string): OpenApiDocument {
  const schemas = toJsonSchemas(operations.flatMap(schemasOf));
  const paths: OpenApiDocument['paths'] = {};
  for (const operation of operations) {
    const path = (paths[operation.path] ??= {});
    path[operation.method] = describe(operation, schemas);
  }
  const used = new Set(operations.map(({ tag }) => tag));
  return {
    openapi: '3.1.0',
    info: {
      title: 'Goodword',
      version: '1',
      description:
        'Referrals: links, leads, conversions, rewards. Errors are problems of RFC 9457 with a `code`; unknown fields are ignored on input, and clients ignore those that they do not know.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: origin }],
    tags: Object.entries(TAGS)
      .filter(([name]) => used.has(name as keyof typeof TAGS))
      .map(([name, description]) => ({ name, description })),
    paths,
    components: {
      schemas: schemas.components,
      headers: HEADERS,
      securitySchemes: {
        secretKey: {
          type: 'http',
          scheme: 'bearer',
          description:
            'A secret key, `gw_sk_…`. Never in a browser: with an `Origin` it is refused.',
        },
      },
    },
  };
}

function describe(operation: Operation, schemas: JsonSchemas): JsonSchema {
  const { access, id, tag, summary } = operation;
  const parameters = describeParameters(operation, schemas);
  const body = describeBody(operation, schemas);
  return {
    operationId: id,
    tags: [tag],
    summary,
    security: SECURITY[access],
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(body ? { requestBody: body } : {}),
    responses: describeAnswers(operation, schemas),
  };
}

function describeParameters(operation: Operation, schemas: JsonSchemas): JsonSchema[] {
  const { access, idempotency, path } = operation;
  const parameters: JsonSchema[] = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => ({
    name,
    in: 'path',
    required: true,
    schema: schemas.of({ schema: paramOf(operation, name), direction: 'input' }),
  }));
  if (access === 'public' && !path.includes('{program}')) {
    parameters.push({
      name: 'program',
      in: 'query',
      required: true,
      description: 'The program’s public id.',
      schema: { type: 'string' },
    });
  }
  for (const [name, schema] of queryOf(operation)) {
    // The answered form: what is sent is text, and becomes this.
    const { description, ...rest } = schemas.of({ schema, direction: 'output' });
    parameters.push({
      name,
      in: 'query',
      required: !schema.safeParse(undefined).success,
      ...(description === undefined ? {} : { description }),
      schema: rest,
    });
  }
  if (takesKey(operation)) {
    parameters.push({
      name: 'Idempotency-Key',
      in: 'header',
      required: idempotency === 'required',
      description:
        'Chosen by the caller, anew for each thing to do. The same key and body within 24 hours does nothing twice and is answered as the first time; with another body it is refused.',
      schema: { type: 'string', minLength: 1, maxLength: 255 },
    });
  }
  return parameters;
}

function describeBody(operation: Operation, schemas: JsonSchemas): JsonSchema | undefined {
  if (!operation.body) return undefined;
  const content = bodyOf(operation).map(([type, schema]) => [
    type,
    { schema: schemas.of({ schema, direction: 'input' }) },
  ]);
  return { required: true, content: Object.fromEntries(content) as JsonSchema };
}

function describeAnswers(operation: Operation, schemas: JsonSchemas): JsonSchema {
  const counted: HeaderName[] = isLimited(operation) ? ['RateLimit', 'RateLimit-Policy'] : [];
  const answers: JsonSchema = {};
  for (const [status, { description, content, headers = {} }] of Object.entries(
    operation.answers,
  )) {
    const own = Object.entries(headers).map(([name, says]) => [
      name,
      { required: true, description: says, schema: { type: 'string' } },
    ]);
    const all = {
      ...refer(counted),
      ...refer(takesKey(operation) ? ['Idempotent-Replayed'] : []),
      ...(Object.fromEntries(own) as JsonSchema),
    };
    answers[status] = {
      description,
      ...(Object.keys(all).length > 0 ? { headers: all } : {}),
      ...(content ? { content: describeContent(content, schemas) } : {}),
    };
  }
  for (const [status, codes] of problemsOf(operation)) {
    const waits: HeaderName[] = status === 429 || status === 503 ? ['Retry-After'] : [];
    const all = refer(status === 429 ? [...counted, ...waits] : waits);
    answers[status] = {
      description: codes.map((code) => `\`${code}\``).join(', '),
      ...(Object.keys(all).length > 0 ? { headers: all } : {}),
      content: {
        'application/problem+json': {
          schema: schemas.of({ schema: problemSchema, direction: 'output' }),
        },
      },
    };
  }
  return answers;
}

function describeContent(content: Content, schemas: JsonSchemas): JsonSchema {
  const described = contentOf(content, ['application/json']).map(([type, schema]) => [
    type,
    { schema: schemas.of({ schema, direction: 'output' }) },
  ]);
  return Object.fromEntries(described) as JsonSchema;
}

function refer(names: readonly HeaderName[]): JsonSchema {
  return Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));
}

/** Every schema of an operation, and what it is for. */
function schemasOf(operation: Operation): UsedSchema[] {
  const { answers, path } = operation;
  const params = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => paramOf(operation, name));
  const sent = [...params, ...bodyOf(operation).map(([, schema]) => schema)];
  const answered = [
    problemSchema,
    ...queryOf(operation).map(([, schema]) => schema),
    ...Object.values(answers).flatMap(({ content }) =>
      content ? contentOf(content, ['']).map(([, schema]) => schema) : [],
    ),
  ];
  return [
    ...sent.map((schema) => ({ schema, direction: 'input' as const })),
    ...answered.map((schema) => ({ schema, direction: 'output' as const })),
  ];
}

const ANY_TEXT = z.string();

function paramOf({ params }: Operation, name: string): z.ZodType {
  return params?.[name] ?? ANY_TEXT;
}

function queryOf({ query }: Operation): [string, z.ZodType][] {
  return Object.entries(query?.shape ?? {}) as [string, z.ZodType][];
}

function bodyOf({ access, body }: Operation): [string, z.ZodType][] {
  return body ? contentOf(body, access === 'public' ? JSON_TYPES : ['application/json']) : [];
}

function contentOf(content: Content, jsonTypes: readonly string[]): [string, z.ZodType][] {
  return content instanceof z.ZodType
    ? jsonTypes.map((type) => [type, content])
    : Object.entries(content);
}
