import type { Program } from '@goodword/protocol';
import { expect, waitUntil } from '@open-wc/testing';
import type { GoodwordElement } from './internal/goodword-element.js';
import { texts as first } from './locales/en.js';
import { texts as more } from './locales/more/en.js';
import type { createFakeClient } from './testing/fake-client.js';
import { comeToRest, mount } from './testing/mount.js';
import { SHOWN_STATES, type ShownState } from './testing/states.js';

/** The narrowest screen, in CSS pixels: WCAG 2.2, 1.4.10. */
const NARROW = 320;

const ACCENTS: Readonly<Record<string, string>> = Object.fromEntries(
  [...'aàbɓcçdďeëfƒgğhħiîjĵkķlľmɱnñoöpþqʠrřsštťuüvṽwŵxẋyýzž'.matchAll(/(.)(.)/gu)].map(
    ([, plain = '', accented = '']) => [plain, accented],
  ),
);

/** Every letter of a text accented, its places left alone: what is read plainly is not translated. */
const accent = (text: string): string =>
  text.replace(/(\{\w+\})|[a-z]/gi, (letter, place?: string) =>
    place ? place : (ACCENTS[letter.toLowerCase()] ?? letter),
  );

/** The texts of a program in a language that no locale has. @param times how long each is */
function pseudoTexts(times: number): Program['texts'][string] {
  const entries = Object.entries({ ...first, ...more }).map(([key, message]) => {
    const text = typeof message === 'string' ? message : message.other;
    const words = accent(text);
    // Names stand once, or two links would be one.
    return [key, [words, ...Array(times - 1).fill(words.replace(/\{\w+\}/g, ''))].join(' ')];
  });
  return Object.fromEntries(entries) as Program['texts'][string];
}

/** The state's client, with a program that speaks so. */
function withTexts({ createClient }: ShownState, times: number) {
  const client = createClient() as ReturnType<typeof createFakeClient>;
  const { program } = client.get();
  if (program) {
    client.change({
      program: {
        ...program,
        name: accent(program.name),
        texts: { en: pseudoTexts(times) },
        leadForm: {
          ...program.leadForm,
          fields: program.leadForm.fields.map((field) => ({
            ...field,
            label: { en: accent(field.label.en ?? '') },
            ...(field.options && {
              options: field.options.map(({ value, label }) => ({
                value,
                label: { en: accent(label.en ?? '') },
              })),
            }),
          })),
        },
      },
    });
  }
  return client;
}

async function show(shown: ShownState, times: number): Promise<GoodwordElement> {
  const element = await mount(shown.tag, withTexts(shown, times), {
    properties: shown.properties ?? {},
  });
  // Its texts come with the program, before those of the locale: what it shows comes after both.
  await waitUntil(() => element.renderRoot.querySelector('.root'));
  await waitUntil(() => !element.renderRoot.querySelector('[part=loading]'));
  await shown.arrange?.(element);
  await element.updateComplete;
  await comeToRest(element);
  return element;
}

/** All that a person reads or hears of an element. */
function saidBy({ renderRoot }: GoodwordElement): string[] {
  const said: string[] = [];
  const walker = document.createTreeWalker(renderRoot, NodeFilter.SHOW_ALL);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node instanceof Text && node.parentElement?.localName !== 'style') said.push(node.data);
    if (!(node instanceof Element)) continue;
    for (const name of ['aria-label', 'title', 'alt', 'placeholder']) {
      said.push(node.getAttribute(name) ?? '');
    }
  }
  return said.map((text) => text.trim()).filter(Boolean);
}

/** What is not a text of ours: brands, addresses, codes, people's names, dates, formats of files. */
const NAMES =
  /refer\.example\.com\/r\/|WhatsApp|Telegram|Bluesky|https?:\S+|[\dA-Z-]{4,}|Ada|Bea|Cem|\b(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\b|SVG|PNG/g;

/** What stands out of the narrow screen, or is cut off. */
function findClipped(element: GoodwordElement): string[] {
  const { left, right } = (element.closest('main') as HTMLElement).getBoundingClientRect();
  const isClipped = (part: HTMLElement): boolean => {
    const { left: from, right: to, width } = part.getBoundingClientRect();
    const { clientWidth, scrollWidth, clientHeight, scrollHeight } = part;
    const { overflowX } = getComputedStyle(part);
    if (width === 0) return false;
    if (from < left - 1 || to > right + 1) return true;
    if (clientWidth > 0 && scrollWidth > clientWidth + 1) return true;
    return overflowX !== 'visible' && scrollHeight > clientHeight + 1;
  };
  return [...element.renderRoot.querySelectorAll<HTMLElement>('*')]
    .filter((part) => part.checkVisibility() && !part.closest('svg, .heard, select, dialog'))
    .filter((part) => !isMeantToBe(part) && isClipped(part))
    .map((part) => `${part.localName}.${part.className}: ${part.innerText.slice(0, 40)}`);
}

/**
 * One line of a field, a link above all, is scrolled by who reads it; a summary says by its dots
 * that there is more; what floats has the whole window.
 */
function isMeantToBe(part: HTMLElement): boolean {
  return part.matches('input, .launch') || getComputedStyle(part).textOverflow === 'ellipsis';
}

describe('every text in a language that there is not', () => {
  for (const shown of SHOWN_STATES.filter(({ name }) => name !== 'refer-failed')) {
    it(`leaves nothing untranslated in ${shown.name}`, async () => {
      const element = await show(shown, 1);
      const plain = saidBy(element).filter((text) => /[a-z]{2}/i.test(text.replace(NAMES, '')));
      expect(plain).to.deep.equal([]);
    });
  }
});

describe('every text on a narrow screen', () => {
  const WAYS = {
    'of twice the length': { times: 2, size: '100%' },
    'of twice the size': { times: 1, size: '200%' },
  };
  let frame: HTMLStyleElement;

  beforeEach(() => {
    frame = document.createElement('style');
    document.head.append(frame);
  });
  afterEach(() => frame.remove());

  for (const [way, { times, size }] of Object.entries(WAYS)) {
    for (const shown of SHOWN_STATES) {
      it(`${way} is not clipped in ${shown.name}`, async () => {
        frame.textContent = `html { font-size: ${size} } main { inline-size: ${NARROW}px }`;
        const element = await show(shown, times);
        expect(findClipped(element)).to.deep.equal([]);
      });
    }
  }
});
