import { beforeAll, describe, expect, it } from 'vitest';
import { entryOf, readElements } from '../testing/read-manifest.js';
import { runModule } from '../testing/run-module.js';

let tags: string[];

beforeAll(async () => {
  tags = (await readElements()).map(({ tagName }) => tagName);
});

/** Imports entries in a Node without a DOM. @returns which tags are defined then */
async function importEntries(entries: string[]): Promise<unknown> {
  return runModule(`
    for (const entry of ${JSON.stringify(entries)}) await import(entry);
    const { customElements } = globalThis;
    const tags = ${JSON.stringify(tags)};
    console.log(JSON.stringify(tags.filter((tag) => customElements?.get(tag))));
  `);
}

describe('the entries of @goodword/elements, in a Node without a DOM', () => {
  it('define nothing where a class is imported', async () => {
    expect(await importEntries(['@goodword/elements', ...tags.map(entryOf)])).toEqual([]);
  });

  it('define one element each where its definition is imported', async () => {
    const defined = await Promise.all(tags.map((tag) => importEntries([`${entryOf(tag)}/define`])));
    expect(defined).toEqual(tags.map((tag) => [tag]));
  });

  it('define all of them at once', async () => {
    expect(await importEntries(['@goodword/elements/define'])).toEqual(tags);
  });

  it('export the class that the index exports', async () => {
    const same = await runModule(`
      const index = await import('@goodword/elements');
      const entries = await Promise.all(
        ${JSON.stringify(tags.map(entryOf))}.map((entry) => import(entry)),
      );
      const classes = entries.map((entry) => Object.values(entry).find(({ tag }) => tag));
      console.log(JSON.stringify(classes.every((Class) => index[Class.name] === Class)));
    `);
    expect(same).toBe(true);
  });

  it('resolve to an empty module where types are imported', async () => {
    const names = ['react', 'preact', 'solid', 'vue', 'svelte'];
    const exported = await runModule(`
      const entries = await Promise.all(
        ${JSON.stringify(names)}.map((name) => import('@goodword/elements/types/' + name)),
      );
      console.log(JSON.stringify(entries.flatMap((entry) => Object.keys(entry))));
    `);
    expect(exported).toEqual([]);
  });
});
