import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from './process.js';

/** The elements' package, as it is published. */
export const ELEMENTS = join(ROOT, 'packages', 'elements');

interface Named {
  name: string;
  description?: string;
  type?: { text: string };
}

/** An element in the manifest, as far as tests read it. */
export interface ElementDeclaration extends Named {
  tagName: string;
  summary: string;
  members: (Named & { kind: string; privacy?: string })[];
  attributes: (Named & { fieldName: string })[];
  events?: Named[];
}

interface Manifest {
  schemaVersion: string;
  modules: {
    path: string;
    declarations: (Partial<ElementDeclaration> & { customElement?: boolean })[];
    exports: { kind: string; name: string; declaration: { name: string; module: string } }[];
  }[];
}

/** A published JSON file of the elements' package. */
export async function readPublished(name: string): Promise<unknown> {
  return JSON.parse(await readFile(join(ELEMENTS, 'dist', name), 'utf8'));
}

/** The custom-elements manifest. */
export async function readManifest(): Promise<Manifest> {
  return (await readPublished('custom-elements.json')) as Manifest;
}

/** The elements that the manifest declares. */
export async function readElements(): Promise<ElementDeclaration[]> {
  const { modules } = await readManifest();
  return modules
    .flatMap(({ declarations }) => declarations)
    .filter(({ customElement }) => customElement) as ElementDeclaration[];
}

/** `goodword-refer` is published as `@goodword/elements/refer`. */
export const entryOf = (tag: string): string =>
  `@goodword/elements/${tag.replace('goodword-', '')}`;
