import type { Program } from '@goodword/protocol';
import { hasTexts, isFields, isWebAddress } from './fields.js';

/**
 * A program that a view can show. Like the other readers here it checks what the client acts on;
 * the schemas stay on the server.
 */
export function readProgram(value: unknown): Program | undefined {
  if (!isFields(value) || !isFields(value.offer) || !isFields(value.leadForm)) return undefined;
  const { offer, leadForm, consent, windows, texts, channels, destination } = value;
  const isProgram =
    hasTexts(value, 'id', 'name', 'locale') &&
    [offer.advocate, offer.friend, consent, windows, texts].every(isFields) &&
    [leadForm.fields, channels].every(Array.isArray) &&
    isWebAddress(destination);
  return isProgram ? (value as unknown as Program) : undefined;
}
