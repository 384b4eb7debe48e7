/** Lets a test import modules into this page, by their path under the server's root. */
Object.assign(window, { importModule: (path: string) => import(path) });
