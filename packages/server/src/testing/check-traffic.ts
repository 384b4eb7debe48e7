import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import * as z from 'zod';
import { isLimited, problemsOf } from '../http/openapi/answers-of-kind.js';
import { buildDocument, type OpenApiDocument } from '../http/openapi/build-document.js';
import type { Operation } from '../http/openapi/operation.js';
import { OPERATIONS } from '../http/openapi/operations.js';

/** What the document describes; pages and scripts are no calls. */
const WIRE = /^\/(v1|r|\.well-known)\//;

/** Statuses that an address or a method can get which the document does not have. */
const NOWHERE = new Set([404, 405]);

type Fetch = (request: Request) => Promise<Response>;

/**
 * Holds every request and answer against the OpenAPI document. What it does not describe fails the
 * call, and with it the test that made it.
 */
export function checkTraffic(fetch: Fetch, operations: readonly Operation[] = OPERATIONS): Fetch {
  const validators = validatorsOf(operations);
  return async function fetchChecked(request) {
    const { headers, method, url } = request;
    // Read first: a clone's body would have to be read as well before the server can give up on it.
    const body = request.body ? await request.arrayBuffer() : undefined;
    const copy = () => new Request(url, { method, headers, ...(body ? { body } : {}) });
    const response = await fetch(copy());
    const { pathname } = new URL(url);
    if (!WIRE.test(pathname) || method === 'OPTIONS') return response;
    const fault = await findFault(validators, operations, copy(), response.clone());
    if (fault === undefined) return response;
    throw new Error(
      `${method} ${pathname} answered ${response.status}, which is not as the OpenAPI document says: ${fault}`,
    );
  };
}

async function findFault(
  validators: Validators,
  operations: readonly Operation[],
  request: Request,
  response: Response,
): Promise<string | undefined> {
  const { pathname, searchParams } = new URL(request.url);
  const isHead = request.method === 'HEAD';
  const method = isHead ? 'get' : request.method.toLowerCase();
  const operation = operations.find((one) => one.method === method && matches(one.path, pathname));
  if (!operation) {
    return NOWHERE.has(response.status) ? undefined : 'there is no such operation.';
  }
  const answer = operation.answers[response.status];
  if (!answer && !problemsOf(operation).has(response.status)) return 'the status is not declared.';
  const place = ['paths', operation.path, operation.method];
  const missing = headersOf(operation, response.status).find((name) => !response.headers.has(name));
  if (missing !== undefined) return `the header ${missing} is missing.`;
  const body = await bodyFault(
    (type) => validators.answer([...place, 'responses', String(response.status), 'content', type]),
    response,
    isHead,
  );
  if (body !== undefined) return `the answer is wrong: ${body}`;
  if (!response.ok) return undefined;

  const named = new Set(['program', ...Object.keys(operation.query?.shape ?? {})]);
  const stray = [...searchParams.keys()].find((name) => !named.has(name));
  if (stray !== undefined && operation.access !== 'open') return `?${stray}= is not declared.`;
  if (!operation.body) return undefined;
  const accepted = await bodyFault(
    (type) => validators.request([...place, 'requestBody', 'content', type]),
    request,
    false,
    operation.body instanceof z.ZodType || 'application/json' in operation.body,
  );
  return accepted === undefined ? undefined : `it accepted what was sent: ${accepted}`;
}

function headersOf(operation: Operation, status: number): string[] {
  const counted = ['RateLimit', 'RateLimit-Policy'];
  if (status === 429) return [...counted, 'Retry-After'];
  if (status === 503) return ['Retry-After'];
  const answer = operation.answers[status];
  if (!answer) return [];
  return [...(isLimited(operation) ? counted : []), ...Object.keys(answer.headers ?? {})];
}

async function bodyFault(
  validatorOf: (type: string) => ValidateFunction | 'undeclared' | 'none',
  message: Request | Response,
  isHead: boolean,
  isTextJson = false,
): Promise<string | undefined> {
  const type = (message.headers.get('content-type') ?? '').split(';')[0]?.trim() ?? '';
  const text = await message.text();
  const validate = validatorOf(type);
  if (validate === 'none') return text === '' ? undefined : 'a body where none is declared.';
  if (isHead) return undefined;
  if (validate === 'undeclared') return `the media type “${type}” is not declared.`;
  if (validate(readBody(type, text, isTextJson))) return undefined;
  const [error] = validate.errors ?? [];
  const detail = JSON.stringify(error?.params ?? {});
  return `${error?.instancePath ?? ''} ${error?.message ?? ''} ${detail}`.trim();
}

/** Pages send JSON as `text/plain`, which needs no preflight; tables come as what they are. */
function readBody(type: string, text: string, isTextJson: boolean): unknown {
  if (type === 'application/x-www-form-urlencoded') {
    return Object.fromEntries(new URLSearchParams(text));
  }
  const isJson = /^application\/([\w-]+\+)?json$/.test(type);
  return isJson || (type === 'text/plain' && isTextJson) ? (JSON.parse(text) as unknown) : text;
}

/** An empty part is no parameter's value: `/v1/leads/.` travels as `/v1/leads/`, another path. */
function matches(path: string, pathname: string): boolean {
  const parts = path.split('/');
  const given = pathname.split('/');
  return (
    parts.length === given.length &&
    parts.every((part, index) =>
      part.startsWith('{') ? given[index] !== '' : part === given[index],
    )
  );
}

interface Validators {
  request: Finder;
  answer: Finder;
}

/** Finds what a place of the document says of a body; `none` where no body belongs. */
type Finder = (place: readonly string[]) => ValidateFunction | 'undeclared' | 'none';

const made = new Map<readonly Operation[], Validators>();

/** Compiled when first needed, once for all servers of a file. */
function validatorsOf(operations: readonly Operation[]): Validators {
  const known = made.get(operations);
  if (known) return known;
  const document = buildDocument(operations, 'https://refer.example');
  const validators = {
    request: createFinder(document),
    // A client ignores fields that it does not know; a server sends none.
    answer: createFinder(close(document)),
  };
  made.set(operations, validators);
  return validators;
}

function createFinder(document: OpenApiDocument): Finder {
  const ajv = new Ajv2020({ strict: false, validateSchema: false, addUsedSchema: false });
  addFormats.default(ajv);
  ajv.addSchema(document, 'openapi');
  const found = new Map<string, ValidateFunction>();
  return (place) => {
    const content = place.slice(0, -1).reduce<unknown>(step, document);
    if (content === undefined) return 'none';
    if (step(content, place.at(-1) ?? '') === undefined) return 'undeclared';
    const pointer = [...place, 'schema'].map(escape).join('/');
    const validate = found.get(pointer) ?? ajv.compile({ $ref: `openapi#/${pointer}` });
    found.set(pointer, validate);
    return validate;
  };
}

function step(value: unknown, name: string): unknown {
  return (value as Record<string, unknown> | undefined)?.[name];
}

/** As a name stands in the fragment of an address (RFC 6901, section 6). */
function escape(name: string): string {
  return encodeURIComponent(name.replaceAll('~', '~0').replaceAll('/', '~1'));
}

/** The same document, its objects without other properties than those that they name. */
function close<Value>(value: Value): Value {
  if (Array.isArray(value)) return value.map((one: unknown) => close(one)) as Value;
  if (typeof value !== 'object' || value === null) return value;
  const closed = Object.fromEntries(
    Object.entries(value).map(([name, one]) => [name, close(one as unknown)]),
  );
  const isObject = closed['type'] === 'object' && closed['properties'] !== undefined;
  if (isObject) closed['additionalProperties'] ??= false;
  return closed as Value;
}
