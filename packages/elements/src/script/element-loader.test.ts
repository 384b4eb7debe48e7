import { aTimeout, expect, fixture, html, waitUntil } from '@open-wc/testing';
import { watchElements, type ElementLoaders } from './element-loader.js';

/** Loaders that note which tags were asked for. */
function noteLoads(): { loads: string[]; loaders: ElementLoaders } {
  const loads: string[] = [];
  const note = (tag: string) => [tag, async () => void loads.push(tag)] as const;
  const loaders = Object.fromEntries(['goodword-refer', 'goodword-program'].map(note));
  return { loads, loaders };
}

describe('watchElements()', () => {
  let stop: () => void = () => undefined;
  afterEach(() => stop());

  it('loads nothing while no tag is on the page', async () => {
    const root = await fixture(html`<div><p>Nothing here</p></div>`);
    const { loads, loaders } = noteLoads();
    stop = watchElements(root, loaders, () => undefined);
    await aTimeout(50);
    expect(loads).to.deep.equal([]);
  });

  it('loads a tag that is there, and one that comes later', async () => {
    const root = await fixture(html`<div><x-refer></x-refer></div>`);
    const { loads, loaders } = noteLoads();
    stop = watchElements(root, loaders, () => undefined);
    root.append(document.createElement('goodword-refer'));
    await waitUntil(() => loads.includes('goodword-refer'));
  });

  it('waits for an element far below until it comes near', async () => {
    const root = await fixture<HTMLElement>(html`
      <div>
        <div class="gap"></div>
        <goodword-refer></goodword-refer>
      </div>
    `);
    const gap = root.querySelector('.gap') as HTMLElement;
    gap.style.height = '5000px';
    const { loads, loaders } = noteLoads();
    stop = watchElements(root, loaders, () => undefined);
    await aTimeout(100);
    expect(loads).to.deep.equal([]);
    gap.style.height = '0';
    await waitUntil(() => loads.length === 1);
  });

  it('loads a provider wherever it stands, since others wait for it', async () => {
    const root = await fixture<HTMLElement>(html`
      <div>
        <div class="gap"></div>
        <goodword-program></goodword-program>
      </div>
    `);
    (root.querySelector('.gap') as HTMLElement).style.height = '5000px';
    const { loads, loaders } = noteLoads();
    stop = watchElements(root, loaders, () => undefined);
    await waitUntil(() => loads.length === 1);
  });

  it('tells of a chunk that does not load and leaves what stands in the element', async () => {
    const root = await fixture(html`<div><goodword-x>Fallback</goodword-x></div>`);
    const failure = new Error('refused');
    let told: unknown;
    const loaders = { 'goodword-x': async () => Promise.reject(failure) };
    stop = watchElements(root, loaders, (error) => {
      told = error;
    });
    await waitUntil(() => told === failure);
    expect((root as HTMLElement).innerText).to.equal('Fallback');
  });
});
