import 'axe-core/axe.min.js';
import type * as Axe from 'axe-core';
import { expect } from '@open-wc/testing';
import type { GoodwordElement } from './internal/goodword-element.js';
import { comeToRest, mount } from './testing/mount.js';
import { COMMON_STATES, SHOWN_STATES } from './testing/states.js';

const LANGUAGES = ['en', 'de', 'ar'];

/** What axe finds, targets of WCAG 2.2 included, which it looks at only when asked to. */
async function findBarriers(element: GoodwordElement): Promise<string[]> {
  const { axe } = globalThis as unknown as { axe: typeof Axe };
  const { violations } = await axe.run(element, {
    resultTypes: ['violations'],
    rules: { 'target-size': { enabled: true } },
  });
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(' ')}: ${node.failureSummary ?? ''}`),
  );
}

describe('every element in every state', () => {
  afterEach(() => document.documentElement.removeAttribute('style'));

  for (const { name, tag, createClient, properties, arrange } of [
    ...SHOWN_STATES,
    ...COMMON_STATES,
  ]) {
    for (const lang of LANGUAGES) {
      it(`has no barrier as ${name} in ${lang}, light and dark`, async () => {
        const element = await mount(tag, createClient(), { lang, properties: properties ?? {} });
        await arrange?.(element);
        await element.updateComplete;
        for (const [scheme, ground] of [
          ['light', '#fff'],
          ['dark', '#111'],
        ] as const) {
          Object.assign(document.documentElement.style, {
            colorScheme: scheme,
            background: ground,
          });
          await comeToRest(element);
          expect(await findBarriers(element), scheme).to.deep.equal([]);
        }
      });
    }
  }
});
