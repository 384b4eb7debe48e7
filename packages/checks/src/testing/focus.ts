import type { CDPSession, Page } from 'playwright-core';

/** What has the focus, as assistive technology is told of it. */
interface FocusStop {
  role: string;
  name: string;
  /** A line or a ring is drawn around it. */
  isSeen: boolean;
}

/** Follows the focus through shadow roots. */
export interface Focus {
  /** `undefined` while nothing but the page has it. */
  read(): Promise<FocusStop | undefined>;
  /** All that the Tab key comes to, from the page's start to its end. */
  walk(): Promise<FocusStop[]>;
  /** Goes by the Tab key from the page's start until this has the focus. */
  goTo(name: string): Promise<void>;
}

/** A page that has more stops than this is a trap. */
const MOST_STOPS = 60;

const DEEPEST = `(() => {
  let focused = document.activeElement;
  while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
  return focused === document.body || focused?.id === 'start-of-page' ? null : focused;
})()`;

const IS_SEEN = `function () {
  const isOutlined = (element) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
  };
  // A field without a border is outlined by what it lies on.
  return this.matches(':focus-visible') && [this, this.parentElement].some(isOutlined);
}`;

/** Chromium's own tree of names and roles is what is read. */
export async function followFocus(page: Page): Promise<Focus> {
  const session: CDPSession = await page.context().newCDPSession(page);

  /** The stop, and a number that tells it from any other. */
  async function readNode(): Promise<(FocusStop & { node: number }) | undefined> {
    const { result } = await session.send('Runtime.evaluate', { expression: DEEPEST });
    const { objectId } = result;
    if (!objectId) return undefined;
    const tree = await session.send('Accessibility.getPartialAXTree', {
      objectId,
      fetchRelatives: false,
    });
    const seen = await session.send('Runtime.callFunctionOn', {
      objectId,
      functionDeclaration: IS_SEEN,
      returnByValue: true,
    });
    const [told] = tree.nodes;
    const textOf = (value: unknown) => (typeof value === 'string' ? value : '');
    return {
      node: told?.backendDOMNodeId ?? 0,
      role: textOf(told?.role?.value),
      name: textOf(told?.name?.value),
      isSeen: seen.result.value === true,
    };
  }

  /** Where the Tab key goes on from is the page's start, whatever had the focus before. */
  async function goToStart(): Promise<void> {
    await page.evaluate(() => {
      const start = document.getElementById('start-of-page') ?? document.createElement('span');
      Object.assign(start, { id: 'start-of-page', tabIndex: 0 });
      document.body.prepend(start);
      start.focus();
    });
  }

  async function* stops(): AsyncGenerator<FocusStop> {
    let first: number | undefined;
    for (let count = 0; count < MOST_STOPS; count += 1) {
      await page.keyboard.press('Tab');
      const stop = await readNode();
      // A dialog leads from its last stop to its first.
      if (!stop || stop.node === first) return;
      const { node, ...told } = stop;
      first ??= node;
      yield told;
    }
    throw new Error('The Tab key finds no way out.');
  }

  return {
    read: readNode,
    async walk() {
      await goToStart();
      const all: FocusStop[] = [];
      for await (const stop of stops()) all.push(stop);
      return all;
    },
    async goTo(name) {
      await goToStart();
      const passed: string[] = [];
      for await (const stop of stops()) {
        if (stop.name === name) return;
        passed.push(stop.name);
      }
      throw new Error(`The Tab key does not come to "${name}", but to ${passed.join(', ')}.`);
    },
  };
}
