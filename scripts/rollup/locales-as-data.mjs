import { createHash } from 'node:crypto';

/** A file's name by its hash: written into the one file too, which so needs no name beside the hash. */
function nameOf(hash) {
  return hash.slice(0, 8).replaceAll('+', '-').replaceAll('/', '_');
}

/** What a compiled locale module exports; it imports nothing at run time. */
async function evaluate(code) {
  const { texts } = await import(`data:text/javascript,${encodeURIComponent(code)}`);
  return texts;
}

/**
 * The one-file build speaks English by itself. Any other locale is data that it fetches, held
 * against a hash in the file: whoever checks the file has checked all that it can ever run.
 */
export function localesAsData() {
  return {
    name: 'locales-as-data',
    transform: {
      order: 'post',
      async handler(code, id) {
        if (!/[\\/]locale-modules\.ts$/.test(id)) return null;
        const pairs = code.matchAll(
          /(['"]?)([\w-]+)\1: \[\(\) => import\('(.+?)'\), \(\) => import\('(.+?)'\)\]/g,
        );
        const entries = [];
        for (const [, , locale, ...sources] of pairs) {
          if (locale === 'en') continue;
          const parts = [];
          for (const source of sources) {
            const resolved = await this.resolve(source, id);
            const { code: compiled } = await this.load(resolved);
            parts.push(await evaluate(compiled));
          }
          const source = JSON.stringify(Object.assign({}, ...parts));
          const hash = createHash('sha256').update(source).digest('base64');
          this.emitFile({ type: 'asset', fileName: `goodword/${nameOf(hash)}.json`, source });
          entries.push(`'${locale}': fetched('${hash}'),`);
        }
        if (entries.length === 0) this.error('locale-modules.ts is not written as was expected');
        return {
          map: null,
          code: `import { texts as first } from './en.js';
import { texts as more } from './more/en.js';
const given = (texts) => async () => ({ texts });
${nameOf}
const fetched = (hash) => [
  async () => {
    const address = new URL('goodword/' + nameOf(hash) + '.json', import.meta.url);
    const answer = await fetch(address, { integrity: 'sha256-' + hash, credentials: 'omit', referrerPolicy: 'no-referrer' });
    return { texts: await answer.json() };
  },
  given({}),
];
export const LOCALE_MODULES = { en: [given(first), given(more)], ${entries.join('\n')} };`,
        };
      },
    },
  };
}
