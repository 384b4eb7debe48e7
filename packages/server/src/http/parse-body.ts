import type { Context } from 'hono';
import type * as z from 'zod';
import { ProblemError } from './problem.js';
import type { HttpEnv } from './services.js';

/** `text/plain` is JSON that costs a browser no preflight. */
const JSON_TYPES = new Set(['', 'application/json', 'text/plain']);

/** The largest body, in bytes. */
const LARGEST = 256 * 1024;

/** The media type of a request's body, without its parameters. */
export function mediaType(c: Context<HttpEnv>): string {
  return (c.req.header('content-type')?.split(';')[0] ?? '').trim().toLowerCase();
}

/**
 * Reads a body as text, after the edges have opened the answer: the page has to be able to read
 * why it was refused.
 *
 * @throws ProblemError `body-too-large`
 */
export async function readText(c: Context<HttpEnv>): Promise<string> {
  const known = c.get('text');
  if (known !== undefined) return known;
  const tooLarge = new ProblemError('body-too-large', 'A body may have 256 KiB.');
  if (Number(c.req.header('content-length') ?? 0) > LARGEST) throw tooLarge;
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  for await (const chunk of c.req.raw.body ?? []) {
    size += chunk.byteLength;
    if (size > LARGEST) throw tooLarge;
    text += decoder.decode(chunk, { stream: true });
  }
  text += decoder.decode();
  c.set('text', text);
  return text;
}

/**
 * Reads a JSON body and holds it against a schema.
 *
 * @throws ProblemError `unsupported-media-type`, `invalid-request`
 */
export async function parseBody<Schema extends z.ZodType>(
  c: Context<HttpEnv>,
  schema: Schema,
): Promise<z.output<Schema>> {
  const type = mediaType(c);
  if (!JSON_TYPES.has(type)) {
    throw new ProblemError('unsupported-media-type', `Expected JSON, received ${type}.`);
  }
  const text = await readText(c);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new ProblemError('invalid-request', 'The body is not JSON.');
  }
  return parseValue(value, schema);
}

/** Holds a value against a schema. @throws ProblemError `invalid-request` */
export function parseValue<Schema extends z.ZodType>(
  value: unknown,
  schema: Schema,
): z.output<Schema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const errors = parsed.error.issues.map(({ path, message }) => ({
    path: path.map(String).join('.'),
    message,
  }));
  const where = errors[0]?.path ? ` at “${errors[0].path}”` : '';
  const detail = `The request is not as expected${where}: ${errors[0]?.message ?? ''}`;
  throw new ProblemError('invalid-request', detail, errors);
}
