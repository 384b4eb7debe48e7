import type { ConsentSourceOptions, WatchConsent } from '../../../ports.js';
import type { Said } from '../follow-platform.js';

const SOURCES = '/packages/core/src/browser/consent-sources';

/** Where packages are that a page loads by a script element. */
const PACKAGES = '/packages/core/node_modules';

/** A page in a frame: a platform that can be loaded once a page is loaded anew for each test. */
export interface Realm {
  window: Window & Record<string, unknown> & { importModule?: (path: string) => Promise<unknown> };
  document: Document;
  /** Loads a classic script, by its path under the installed packages. */
  addScript(path: string, data?: Readonly<Record<string, string>>): Promise<void>;
  importModule<Module>(path: string): Promise<Module>;
  /** Follows a source in this page. @returns all that it reports, as it does, and its end */
  watch(
    file: string,
    name: string,
    options?: ConsentSourceOptions,
  ): Promise<{ reports: Said[]; last: () => Said | undefined; end: () => void }>;
  close(): void;
}

/** Opens a page that is empty but for what a test puts there. Cookies and storage are shared. */
export async function openRealm(): Promise<Realm> {
  const frame = document.createElement('iframe');
  frame.src = `${SOURCES}/testing/realm.html`;
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve));
  document.body.append(frame);
  await loaded;
  const page = frame.contentWindow as unknown as Realm['window'];
  const pageDocument = page.document;
  const importModule: Realm['importModule'] = async <Module>(path: string) => {
    if (!page.importModule) throw new Error('The page has not run its module.');
    return (await page.importModule(path)) as Module;
  };
  return {
    window: page,
    document: pageDocument,
    importModule,
    addScript: (path, data = {}) =>
      new Promise((resolve, reject) => {
        const script = pageDocument.createElement('script');
        script.src = `${PACKAGES}/${path}`;
        Object.assign(script.dataset, data);
        script.onload = () => resolve();
        script.onerror = () => reject(new Error(`${path} cannot be loaded.`));
        pageDocument.head.append(script);
      }),
    async watch(file, name, options = {}) {
      const module = await importModule<Record<string, WatchConsent>>(`${SOURCES}/${file}.ts`);
      const watch = module[name];
      if (!watch) throw new Error(`${file} does not export ${name}.`);
      const reports: Said[] = [];
      const end = watch((said) => reports.push(said), options);
      return { reports, last: () => reports.at(-1), end };
    },
    close: () => frame.remove(),
  };
}
