import type { ProblemCode } from '@goodword/protocol';
import type * as z from 'zod';
import type { Tag } from './tags.js';

/** What a request or an answer carries: a schema for JSON, or schemas by media type. */
export type Content = z.ZodType | Readonly<Record<string, z.ZodType>>;

/** An answer that is no problem. */
interface Answer {
  description: string;
  content?: Content;
  /** Headers besides those that any answer of its kind has: what each says. */
  headers?: Readonly<Record<string, string>>;
}

/**
 * Who may call.
 *
 * - `open`: anybody.
 * - `public`: pages of the registered origins of the program that `?program=` or the path names.
 * - `secret`: whoever holds a secret key.
 * - `either`: anybody, and a secret key is told more.
 */
type Access = 'open' | 'public' | 'secret' | 'either';

/**
 * What becomes of an `Idempotency-Key`; `writeOnce()` sees to it.
 *
 * - `required`: the call has no natural key.
 * - `optional`: it has one.
 * - `none`: it changes nothing, or each of its rows has a key.
 */
type Idempotency = 'required' | 'optional' | 'none';

/** One call of the server, as the OpenAPI document describes it. */
export interface Operation {
  method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** As in `/v1/leads/{id}`. */
  path: string;
  /** Unique, and a verb first, as in `listLeads`. */
  id: string;
  tag: Tag;
  /** A short sentence without a full stop. */
  summary: string;
  access: Access;
  /** Of the path, by name. Left out: any text. */
  params?: Readonly<Record<string, z.ZodType>>;
  query?: z.ZodObject;
  body?: Content;
  /** Rows are read as they come, so that a body may be of any size. @default false */
  isStreamed?: boolean;
  /** By status. */
  answers: Readonly<Record<number, Answer>>;
  /** What may go wrong besides what any call of its kind may answer. */
  problems?: readonly ProblemCode[];
  /** Every secret `post` says it, and nothing else does. */
  idempotency?: Idempotency;
  /** Counts against a limit of calls. @default true for a public call */
  isLimited?: boolean;
}
