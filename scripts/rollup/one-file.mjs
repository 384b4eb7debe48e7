import { createHash } from 'node:crypto';
import { integrityOf } from './integrity-of.mjs';

/**
 * What follows a choice (storage, outbox, consent platforms, `data-debug`) is needed by few visitors
 * and by none before the choice. The one file fetches it as a second one, and names its hash: whoever
 * checks the first has checked both.
 */
const LATER =
  /[\\/](core[\\/]src[\\/](forwarding|browser[\\/](browser-keeper|touch-cookie|explained-client|consent-sources[\\/][\w-]+))|elements[\\/]src[\\/]script[\\/]explain[\w-]*)\.ts$/;

/** Classes that both files know each other's objects by. */
const SHARED = /[\\/]core[\\/]src[\\/]error\.ts$/;

const ENTRY = '\0later';
/** How the files meet: on the script element that loads the second. */
const MEETING = 'document.currentScript';

const keyOf = (id) => /([\w-]+)\.ts$/.exec(id)?.[1] ?? '';

/**
 * The two builds' plugins.
 *
 * @param {Record<string, string>} later the modules of the second file, by their keys
 */
export function createOneFile(later) {
  let second;

  const secondFile = {
    external: (id) => SHARED.test(id),
    output: { globals: () => `${MEETING}.shared` },
    plugin: {
      name: 'one-file-later',
      resolveId: (id) => (id === ENTRY ? ENTRY : null),
      load(id) {
        if (id !== ENTRY) return null;
        const keys = Object.keys(later);
        return [
          ...keys.map((key, index) => `import * as m${index} from ${JSON.stringify(later[key])};`),
          `${MEETING}.parts = { ${keys.map((key, index) => `'${key}': m${index}`).join(', ')} };`,
        ].join('\n');
      },
      generateBundle(options, bundle) {
        const [chunk] = Object.values(bundle);
        const hash = createHash('sha256').update(chunk.code).digest('base64url').slice(0, 8);
        chunk.fileName = `goodword/${hash}.js`;
        second = { name: chunk.fileName, integrity: integrityOf(chunk.code) };
      },
    },
  };

  const firstFile = {
    plugin: {
      name: 'one-file',
      resolveDynamicImport(source, importer) {
        return this.resolve(source, importer).then((found) =>
          found && LATER.test(found.id) ? { id: found.id, external: 'absolute' } : null,
        );
      },
      renderDynamicImport({ targetModuleId }) {
        if (!targetModuleId || !LATER.test(targetModuleId)) return null;
        const key = keyOf(targetModuleId);
        if (!(key in later)) this.error(`${targetModuleId} is in neither file`);
        return { left: `goodwordPart('${key}', /*`, right: '*/)' };
      },
      transform: {
        order: 'post',
        handler(code, id) {
          if (/[\\/]lit-html\.js$/.test(id)) {
            const handed = code.replace(
              /(\w+)\.createPolicy\("goodword",\{/,
              'goodwordPolicy=$1.createPolicy("goodword",{createScriptURL:e=>e===goodwordPartAddress?e:"",',
            );
            if (handed === code) this.error('lit-html no longer creates its policy as expected');
            return { code: handed, map: null };
          }
          if (SHARED.test(id))
            return {
              code: `${code}\ngoodwordShared.GoodwordError = GoodwordError;`,
              map: null,
              moduleSideEffects: true,
            };
          return null;
        },
      },
    },
    intro: () => `
      const goodwordShared = {};
      const goodwordPartAddress = new URL('${second.name}', document.currentScript?.src || location.href).href;
      let goodwordPolicy, goodwordParts;
      const goodwordPart = async (key) => {
        // Lit, which makes the policy, stands further down in the file.
        await undefined;
        goodwordParts ??= new Promise((resolve, reject) => {
          const script = document.createElement('script');
          script.src = goodwordPolicy ? goodwordPolicy.createScriptURL(goodwordPartAddress) : goodwordPartAddress;
          script.integrity = '${second.integrity}';
          script.crossOrigin = 'anonymous';
          script.shared = goodwordShared;
          script.onload = () => (script.remove(), resolve(script.parts));
          script.onerror = () => (script.remove(), (goodwordParts = undefined), reject(new Error('[goodword] A part could not be loaded.')));
          document.head.append(script);
        });
        return (await goodwordParts)[key];
      };`,
  };

  return { entry: ENTRY, secondFile, firstFile };
}
