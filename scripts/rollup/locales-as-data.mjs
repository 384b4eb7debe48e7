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

/** The module of each locale, as a list of them is compiled: `de: () => import('./de.js')`. */
function readList(code) {
  const entries = code.matchAll(/(['"]?)([\w-]+)\1: \(\) => import\('(.+?)'\)/g);
  return [...entries].map(([, , locale, source]) => ({ locale, source }));
}

/** The lists of what every element says, and of what the others say besides. */
const FIRST = /[\\/]locale-modules\.ts$/;
const MORE = /[\\/]more-modules\.ts$/;

/**
 * The one-file build speaks English by itself. Any other locale is data that it fetches, all its
 * texts in one, held against a hash in the file: whoever checks the file has checked all that it can
 * ever run.
 */
export function localesAsData() {
  return {
    name: 'locales-as-data',
    transform: {
      order: 'post',
      async handler(code, id) {
        if (!FIRST.test(id) && !MORE.test(id)) return null;
        const others = readList(code).filter(({ locale }) => locale !== 'en');
        if (others.length === 0) this.error(`${id} is not written as was expected`);
        if (MORE.test(id)) {
          return {
            map: null,
            code: `import { texts } from './more/en.js';
const nothing = async () => ({});
export const MORE_MODULES = { en: async () => ({ texts }), ${others
              .map(({ locale }) => `'${locale}': nothing`)
              .join(', ')} };`,
          };
        }
        const textsOf = async (source) => {
          const { code: compiled } = await this.load(await this.resolve(source, id));
          return evaluate(compiled);
        };
        const entries = [];
        for (const { locale, source } of others) {
          const [first, more] = [source, source.replace('./', './more/')];
          const data = JSON.stringify({ ...(await textsOf(first)), ...(await textsOf(more)) });
          const hash = createHash('sha256').update(data).digest('base64');
          this.emitFile({ type: 'asset', fileName: `goodword/${nameOf(hash)}.json`, source: data });
          entries.push(`'${locale}': fetched('${hash}')`);
        }
        return {
          map: null,
          code: `import { texts } from './en.js';
${nameOf}
const fetched = (hash) => async () => {
  const address = new URL('goodword/' + nameOf(hash) + '.json', import.meta.url);
  const answer = await fetch(address, { integrity: 'sha256-' + hash, credentials: 'omit', referrerPolicy: 'no-referrer' });
  return { texts: await answer.json() };
};
export const LOCALE_MODULES = { en: async () => ({ texts }), ${entries.join(', ')} };`,
        };
      },
    },
  };
}
