import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveStates } from '../../visual/serve-states.mjs';
import { followFocus, type Focus } from '../testing/focus.js';
import { openProfile, type Profile } from '../testing/profile.js';
import { ROOT } from '../testing/process.js';
import { readElements } from '../testing/read-manifest.js';

/**
 * Names, roles and values of every element in every state, as a browser tells them, and the way of
 * the Tab key through it. What is expected stands in `roles/`, one file a state.
 */
const text = await readFile(
  join(ROOT, 'packages', 'elements', 'src', 'testing', 'states.ts'),
  'utf8',
);
const STATES = [...text.matchAll(/name: '([\w-]+)',\s+tag: '(goodword-[\w-]+)'/g)];
const NAMES = STATES.map(([, name = '']) => name);

let states: Awaited<ReturnType<typeof serveStates>>;
let visitor: Profile;
let focus: Focus;

beforeAll(async () => {
  states = await serveStates();
  visitor = await openProfile();
  focus = await followFocus(visitor.page);
});
afterAll(async () => {
  await visitor?.close();
  await states?.close();
});

describe('what a browser tells of an element', () => {
  it('is known of every element', async () => {
    expect(NAMES.length).toBeGreaterThan(25);
    // All but the program, which shows nothing.
    expect(new Set(STATES.map(([, , tag]) => tag)).size).toBe((await readElements()).length - 1);
  });

  it.each(NAMES)(
    'is its names, roles and values, and every stop of the Tab key, as %s',
    async (name) => {
      const { page } = visitor;
      await page.goto(`${states.origin}/?state=${name}`);
      await page.locator('html[data-shown]').waitFor();
      const told = await page.locator('body').ariaSnapshot();
      const stops = await focus.walk();
      const way = stops.map(({ role, name }) => `- ${role} "${name}"`).join('\n');
      await expect(`${told}\n\nTab:\n${way}\n`).toMatchFileSnapshot(`roles/${name}.txt`);
      expect(stops.filter(({ isSeen }) => !isSeen)).toEqual([]);
      expect(stops.filter((stop) => stop.name === '')).toEqual([]);
    },
  );
});
