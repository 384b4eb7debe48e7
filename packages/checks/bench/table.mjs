/** The middle of three or more measurements, with the least and the most. */
function summarise(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return {
    least: sorted[0],
    median: sorted[Math.floor(sorted.length / 2)],
    most: sorted[sorted.length - 1],
  };
}

/** A Markdown table of measurements, each as a ratio of the first row's median. */
export function table(unit, rows) {
  const [{ values: base }] = rows;
  const reference = summarise(base).median;
  const count = (number) => Math.round(number).toLocaleString('en');
  return [
    `| ${unit} | least | median | most | ratio |`,
    '| --- | --: | --: | --: | --: |',
    ...rows.map(({ name, values }) => {
      const { least, median, most } = summarise(values);
      const ratio = (median / reference).toFixed(2);
      return `| ${name} | ${count(least)} | ${count(median)} | ${count(most)} | ${ratio} |`;
    }),
  ].join('\n');
}
