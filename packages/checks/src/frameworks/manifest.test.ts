import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  ELEMENTS,
  readElements,
  readManifest,
  readPublished,
  type ElementDeclaration,
} from '../testing/read-manifest.js';
import { runModule } from '../testing/run-module.js';

const tagsOf = (elements: { tagName: string }[]): string[] =>
  elements.map(({ tagName }) => tagName).sort();

describe('the custom-elements manifest', () => {
  it('declares every element that has a definition', async () => {
    const folders = await readdir(join(ELEMENTS, 'dist'), { recursive: true });
    const definitions = folders.filter((file) => /\.define\.js$/.test(file));
    const defined = definitions.map(
      (file) => `goodword-${/([\w-]+)\.define\.js$/.exec(file)?.[1]}`,
    );
    expect(tagsOf(await readElements())).toEqual(defined.sort());
  });

  it('is of the current schema, and every path in it is a file', async () => {
    const { schemaVersion, modules } = await readManifest();
    expect(schemaVersion).toBe('2.1.0');
    const paths = modules.flatMap(({ path, exports }) => [
      path,
      ...exports.map(({ declaration }) => declaration.module),
    ]);
    expect(paths.filter((path) => !existsSync(join(ELEMENTS, path)))).toEqual([]);
  });

  it('knows the module that defines each tag', async () => {
    const { modules } = await readManifest();
    const definitions = modules.flatMap(({ path, exports }) =>
      exports.filter(({ kind }) => kind !== 'js').map(({ name }) => ({ name, path })),
    );
    for (const { name, path } of definitions)
      expect(path).toMatch(new RegExp(`/${name.replace('goodword-', '')}\\.define\\.js$`));
    expect(definitions.map(({ name }) => name).sort()).toEqual(tagsOf(await readElements()));
  });

  it('names the attributes that the classes observe, those of their base classes too', async () => {
    const observed = (await runModule(`
      import * as elements from '@goodword/elements';
      const classes = Object.values(elements).filter(({ tag }) => tag);
      console.log(JSON.stringify(Object.fromEntries(
        classes.map((Class) => [Class.tag, Class.observedAttributes.sort()]),
      )));
    `)) as Record<string, string[]>;
    const named = (await readElements()).map(({ tagName, attributes }): [string, string[]] => [
      tagName,
      attributes.map(({ name }) => name).sort(),
    ]);
    expect(Object.fromEntries(named)).toEqual(observed);
  });

  it('says of each element, property, attribute and event what it is for', async () => {
    const silent = (await readElements()).flatMap(
      ({ tagName, summary, members, attributes, events = [] }) => [
        ...(summary ? [] : [tagName]),
        ...[...members, ...attributes, ...events]
          .filter(({ description }) => !description)
          .map(({ name }) => `${tagName} ${name}`),
      ],
    );
    expect(silent).toEqual([]);
  });

  it('tells nothing of what is private', async () => {
    const isPrivate = ({ name, privacy }: ElementDeclaration['members'][number]) =>
      name.startsWith('#') || privacy === 'private' || privacy === 'protected';
    const members = (await readElements()).flatMap(({ members }) => members);
    expect(members.filter(isPrivate)).toEqual([]);
    expect(members.length).toBeGreaterThan(0);
  });

  it('types each event by its class', async () => {
    const events = (await readElements()).flatMap(({ events = [] }) => events);
    const classes = events.map(({ name, type }) => [name, type?.text]);
    expect(classes).toContainEqual(['goodword-shared', 'GoodwordSharedEvent']);
    expect(classes.filter(([, type]) => !/^Goodword\w+Event$/.test(type ?? ''))).toEqual([]);
  });
});

describe('the editor data', () => {
  it('has every element for VS Code', async () => {
    const { tags } = (await readPublished('vscode.html-custom-data.json')) as {
      tags: { name: string; attributes: { name: string }[] }[];
    };
    expect(tags.map(({ name }) => name).sort()).toEqual(tagsOf(await readElements()));
    const refer = tags.find(({ name }) => name === 'goodword-refer');
    expect(refer?.attributes.map(({ name }) => name)).toContain('sku');
  });

  it('has every element for JetBrains', async () => {
    const { contributions } = (await readPublished('web-types.json')) as {
      contributions: { html: { elements: { name: string; js: { events: { name: string }[] } }[] } };
    };
    const { elements } = contributions.html;
    expect(elements.map(({ name }) => name).sort()).toEqual(tagsOf(await readElements()));
    const refer = elements.find(({ name }) => name === 'goodword-refer');
    expect(refer?.js.events.map(({ name }) => name)).toContain('goodword-shared');
  });
});
