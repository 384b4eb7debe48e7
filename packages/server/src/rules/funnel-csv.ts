import type { FunnelReport } from '@goodword/protocol';

/** Writes the funnel as a table (RFC 4180). Its names and numbers hold nothing a spreadsheet would run. */
export function funnelCsv({ from, to, counts, sharesByChannel }: FunnelReport): string {
  const rows = [
    ['from', from],
    ['to', to],
    ...Object.entries(counts),
    ...Object.entries(sharesByChannel).map(([channel, count]) => [`shares:${channel}`, count]),
  ];
  return [['measure', 'value'], ...rows].map((row) => `${row.join(',')}\r\n`).join('');
}
