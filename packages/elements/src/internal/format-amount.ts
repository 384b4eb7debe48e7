/**
 * Writes an amount of minor units as money, without decimals where there are none to show.
 *
 * @example formatMoney(1000, 'EUR', 'de') // '10 €'
 */
export function formatMoney(amount: number, currency: string, locale: string): string {
  const options = { style: 'currency', currency, trailingZeroDisplay: 'stripIfInteger' } as const;
  const format = new Intl.NumberFormat(locale, options);
  // ISO 4217 says how many minor units there are to one: two for EUR, none for JPY.
  const digits = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions()
    .maximumFractionDigits;
  return format.format(amount / 10 ** (digits ?? 2));
}

/** Writes a share of a hundred in the locale's way. */
export function formatPercent(percent: number, locale: string): string {
  return new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 }).format(
    percent / 100,
  );
}
