/** Every template of Lit's in a module's syntax tree. */
function* findTemplates(node) {
  if (!node || typeof node !== 'object') return;
  if (node.type === 'TaggedTemplateExpression' && /^(css|html|svg)$/.test(node.tag.name))
    yield node;
  for (const child of Object.values(node)) yield* findTemplates(child);
}

/** Takes out of templates the white space and comments that only their readers need. */
export function shortenTemplates() {
  const shorten = {
    css: (text) =>
      text
        .replace(/\/\*[^]*?\*\//g, '')
        .replace(/\s+/g, ' ')
        .replace(/ ?([{};,]) ?/g, '$1')
        .replace(/: /g, ':'),
    html: (text) => text.replace(/\s+/g, ' '),
    svg: (text) => text.replace(/\s+/g, ' '),
  };
  return {
    name: 'shorten-templates',
    transform(code, id) {
      if (!/[\\/]elements[\\/]src[\\/]/.test(id)) return null;
      const parts = [...findTemplates(this.parse(code))].flatMap(({ tag, quasi }) =>
        quasi.quasis.map((part) => ({ ...part, kind: tag.name })),
      );
      let short = code;
      for (const { start, end, kind } of parts.sort((a, b) => b.start - a.start)) {
        const text = code.slice(start, end);
        if (/\\|<(pre|textarea)[^>]*>\s|"[^"<>{]*\s\s[^"<>{]*"(?=[;\s]*})/.test(text))
          this.error(`White space may matter in ${text}`);
        short = short.slice(0, start) + shorten[kind](text) + short.slice(end);
      }
      return { code: short, map: null };
    },
  };
}
