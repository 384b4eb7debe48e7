import * as z from 'zod';
import {
  CROCKFORD_ALPHABET,
  ID_PREFIXES,
  ID_RANDOM_LENGTH,
  ID_TIME_LENGTH,
  type IdKind,
} from './ids.js';
import { PROGRAM_ID_PATTERN } from './program-id.js';

/** A point in time, ISO 8601 in UTC, as in `2026-11-25T16:00:00.000Z`. */
export const timeSchema = z.iso.datetime();

/**
 * Text of any language. Databases differ in what they make of a NUL and of half a surrogate pair
 * (UTF-8 has neither), so that such text would not be found again as it came.
 */
export function textSchema() {
  return z
    .string()
    .regex(/^[^\0\p{Surrogate}]*$/u, 'Expected text without NUL and without half a character.');
}

/** A program's public id. */
export const programIdSchema = z
  .string()
  .regex(PROGRAM_ID_PATTERN, 'Expected 2 to 40 of a-z, 0-9 and -, beginning with a letter.');

/** A well-formed id of one kind. */
export function idSchema(kind: IdKind) {
  // A pattern, so that a JSON Schema made of it says the same.
  const body = `[${CROCKFORD_ALPHABET}]{${ID_TIME_LENGTH + ID_RANDOM_LENGTH}}`;
  return z
    .string()
    .regex(new RegExp(`^${ID_PREFIXES[kind]}_${body}$`), `Expected the id of a ${kind}.`);
}

/** A BCP 47 language tag, as in `pt-BR`. */
export const localeSchema = z
  .string()
  .regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)
  .max(35);

/** One text in several languages, by language tag. */
export const localizedTextSchema = z.record(localeSchema, textSchema().max(2000));
export type LocalizedText = z.infer<typeof localizedTextSchema>;

/** An ISO 4217 currency code. */
export const currencySchema = z
  .string()
  .regex(/^[A-Z]{3}$/, 'Expected an ISO 4217 code such as EUR.');

/** An order's money: a safe integer in the currency's minor unit, not negative. */
export const moneySchema = z.object({
  amount: z.int().nonnegative(),
  currency: currencySchema,
});
export type Money = z.infer<typeof moneySchema>;

/** What a reward is counted in: an ISO 4217 currency, or `points:<name>`. */
export const unitSchema = z
  .string()
  .regex(/^([A-Z]{3}|points:[a-z][a-z0-9-]{0,29})$/, 'Expected a currency code or points:<name>.');

/** A code as it is typed or carried: checked and normalised by the server. */
export const codeTextSchema = textSchema().min(1).max(64);

/** A name of a share channel, as in `whatsapp`; a host's own channels are allowed. */
export const channelSchema = z.string().regex(/^[a-z][a-z0-9-]{0,29}$/);

/** An e-mail address as people type it; compared after normalisation. */
export const emailSchema = z.email().max(254);

/** A key of a map that a client fills: never one that reaches an object's prototype. */
export const plainKeySchema = textSchema()
  .min(1)
  .max(64)
  .refine((key) => key !== '__proto__' && key !== 'constructor' && key !== 'prototype');
