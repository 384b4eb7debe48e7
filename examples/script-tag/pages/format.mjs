import { html } from 'hono/html';

/**
 * Writes an amount in minor units: 4900 EUR is `49.00 EUR`, 50 points:beans is `50 beans`.
 *
 * @param {number} amount minor units
 * @param {string} unit ISO 4217, or `points:<name>`
 */
export function formatMoney(amount, unit) {
  if (unit.startsWith('points:')) return `${amount} ${unit.slice('points:'.length)}`;
  const format = new Intl.NumberFormat('en', { style: 'currency', currency: unit });
  const digits = format.resolvedOptions().maximumFractionDigits;
  return `${(amount / 10 ** digits).toFixed(digits)} ${unit}`;
}

/** A time that people and machines can read. */
export function formatTime(iso) {
  const text = `${iso.slice(0, 10)} ${iso.slice(11, 16)}`;
  return html`<time datetime="${iso}">${text}</time>`;
}
