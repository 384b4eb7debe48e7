import { expect, waitUntil } from '@open-wc/testing';
import 'jsqr';
import type readWithJsqr from 'jsqr';
import readWithQr from 'qr/decode.js';
import { createFakeClient } from '../testing/fake-client.js';
import { collect, expectAccessible, find, findButton, mount, shownText } from '../testing/mount.js';
import { ADVOCATE, PROGRAM, READY } from '../testing/program.js';
import { itKeepsThePromises } from '../testing/promises.js';
import './qr.define.js';
import { GoodwordQr } from './qr.js';

const KNOWN = { ...READY, advocate: ADVOCATE };
const LINK = `${ADVOCATE.url}?via=qr`;

/** In a browser the decoder is no module: it puts itself onto the window. */
const { jsQR } = globalThis as unknown as { jsQR: typeof readWithJsqr };

/** What two decoders that share no code with the encoder read. */
function read({ data, width, height }: ImageData): (string | undefined)[] {
  return [
    jsQR(data, width, height)?.data,
    readWithQr({ data, width, height }, { timeLimit: 5000 }),
  ];
}

/** Draws a file as a browser shows it, on a page's ground. */
async function drawFile(file: Blob, width: number, ground = '#fff'): Promise<ImageData> {
  const image = new Image();
  image.src = URL.createObjectURL(file);
  await image.decode();
  const canvas = Object.assign(document.createElement('canvas'), { width, height: width });
  const context = canvas.getContext('2d')!;
  context.fillStyle = ground;
  context.fillRect(0, 0, width, width);
  context.drawImage(image, 0, 0, width, width);
  URL.revokeObjectURL(image.src);
  return context.getImageData(0, 0, width, width);
}

/** The code as it stands on the page, with the colours that its styles give it. */
function takePicture(element: Element): Blob {
  const shown = element.shadowRoot!.querySelector('svg.plate')!;
  const copy = shown.cloneNode(true) as SVGElement;
  copy.setAttribute('style', `background: ${getComputedStyle(shown).backgroundColor}`);
  const { fill } = getComputedStyle(shown.querySelector('path')!);
  copy.querySelector('path')!.setAttribute('fill', fill);
  return new Blob([new XMLSerializer().serializeToString(copy)], { type: 'image/svg+xml' });
}

/** Presses a button and takes the file that it gives to the browser. */
async function pressAndTake(
  element: Element,
  button: string,
): Promise<{ name: string; file: Blob }> {
  const links: HTMLAnchorElement[] = [];
  const { click } = HTMLAnchorElement.prototype;
  HTMLAnchorElement.prototype.click = function () {
    links.push(this);
  };
  const { createObjectURL } = URL;
  const files: Blob[] = [];
  URL.createObjectURL = (file: Blob) => {
    files.push(file);
    return createObjectURL(file);
  };
  try {
    findButton(element, button).click();
    await waitUntil(() => links.length === 1);
  } finally {
    HTMLAnchorElement.prototype.click = click;
    URL.createObjectURL = createObjectURL;
  }
  return { name: links[0]!.download, file: files[0]! };
}

describe('<goodword-qr>', () => {
  itKeepsThePromises(GoodwordQr, () => createFakeClient(KNOWN));

  it('is accessible', () => expectAccessible('goodword-qr', () => createFakeClient(KNOWN)));

  it('is accessible to one who is asked for an address', () =>
    expectAccessible('goodword-qr', () => createFakeClient()));

  it('says where the code leads', async () => {
    const element = await mount('goodword-qr', createFakeClient(KNOWN));
    const code = find(element, '[role=img]');
    expect(code.getAttribute('aria-label')).to.equal(
      'QR code that leads to refer.example.com/r/7K3MQ9TZ4HV',
    );
    expect(shownText(element)).to.contain('Scan this code and get 15% off');
  });

  for (const scheme of ['light', 'dark'] as const) {
    for (const size of [120, 240, 720]) {
      it(`is read by two decoders at ${size} pixels on a ${scheme} page`, async () => {
        document.documentElement.style.colorScheme = scheme;
        const element = await mount('goodword-qr', createFakeClient(KNOWN), {
          properties: { size },
        });
        const { width, height } = find(element, 'svg.plate').getBoundingClientRect();
        expect([width, height]).to.deep.equal([size, size]);
        const ground = scheme === 'dark' ? '#111' : '#fff';
        const pixels = await drawFile(takePicture(element), size, ground);
        expect(read(pixels)).to.deep.equal([LINK, LINK]);
        document.documentElement.removeAttribute('style');
      });
    }
  }

  it('keeps four light modules around the code', async () => {
    const element = await mount('goodword-qr', createFakeClient(KNOWN));
    const [left, top, width] = find(element, 'svg.plate')
      .getAttribute('viewBox')!
      .split(' ')
      .map(Number) as [number, number, number];
    const path = element.renderRoot.querySelector<SVGPathElement>('svg.plate path')!;
    const box = path.getBBox();
    expect([box.x - left, box.y - top]).to.deep.equal([4, 4]);
    expect(left + width - (box.x + box.width)).to.equal(4);
  });

  it('takes no width that is none', async () => {
    for (const size of ['', 'wide', '-1', '0', 'Infinity']) {
      const element = await mount('goodword-qr', createFakeClient(KNOWN));
      element.setAttribute('size', size);
      await element.updateComplete;
      expect(find(element, 'svg.plate').getAttribute('width')).to.equal('240');
    }
  });

  it('holds the place of the code while it loads', async () => {
    class SlowQr extends GoodwordQr {
      protected override importView(): ReturnType<GoodwordQr['importView']> {
        return new Promise(() => undefined);
      }
    }
    SlowQr.define('goodword-qr-slow');
    const element = document.createElement('goodword-qr-slow') as GoodwordQr;
    const program = document.createElement('goodword-program');
    program.client = createFakeClient(KNOWN);
    program.append(element);
    document.body.append(program);
    await waitUntil(() => element.renderRoot.querySelector('[part=loading]'));
    expect(find(element, '[part=loading] svg').getBoundingClientRect().height).to.equal(240);
    program.remove();
  });

  it('is no wider than its place', async () => {
    const element = await mount('goodword-qr', createFakeClient(KNOWN));
    element.style.width = '160px';
    const { width, height } = find(element, 'svg.plate').getBoundingClientRect();
    expect([width, height]).to.deep.equal([160, 160]);
  });

  it('gives an SVG file that is read as well', async () => {
    const element = await mount('goodword-qr', createFakeClient(KNOWN));
    const { name, file } = await pressAndTake(element, 'Download SVG');
    expect(name).to.equal('acme-7K3MQ9TZ4HV.svg');
    expect(file.type).to.equal('image/svg+xml');
    expect(read(await drawFile(file, 600, '#111'))).to.deep.equal([LINK, LINK]);
  });

  it('gives a PNG file of whole pixels for each module', async () => {
    const element = await mount('goodword-qr', createFakeClient(KNOWN));
    const { name, file } = await pressAndTake(element, 'Download PNG');
    expect(name).to.equal('acme-7K3MQ9TZ4HV.png');
    const { width } = await createImageBitmap(file);
    const pixels = await drawFile(file, width, '#111');
    expect(width).to.be.at.least(1200);
    const shades = new Set<number>();
    for (let at = 0; at < pixels.data.length; at += 4) shades.add(pixels.data[at]!);
    expect([...shades].sort()).to.deep.equal([0, 255]);
    expect(read(pixels)).to.deep.equal([LINK, LINK]);
  });

  it('prints the code, what it is for and its address, and nothing else', async () => {
    const element = await mount('goodword-qr', createFakeClient(KNOWN));
    const { print } = window;
    const rules = document.adoptedStyleSheets.length;
    let printed = 0;
    let sheet: HTMLElement | null = null;
    window.print = () => {
      printed += 1;
      sheet = document.querySelector<HTMLElement>('body > [data-goodword-sheet]');
    };
    findButton(element, 'Print').click();
    await waitUntil(() => printed === 1);
    window.print = print;
    const shown = sheet!;
    expect(getComputedStyle(shown).display).to.equal('none');
    expect(shown.shadowRoot!.textContent).to.contain(PROGRAM.name);
    expect(shown.shadowRoot!.textContent).to.contain('Scan this code and get 15% off');
    expect(shown.shadowRoot!.textContent).to.contain(LINK);
    expect(shown.shadowRoot!.querySelector('path')!.getAttribute('d')).to.equal(
      find(element, 'svg.plate path').getAttribute('d'),
    );
    window.dispatchEvent(new Event('afterprint'));
    expect(document.querySelector('[data-goodword-sheet]')).to.equal(null);
    expect(document.adoptedStyleSheets).to.have.lengthOf(rules);
  });

  it('tells of a code that was taken along as a share, and counts it', async () => {
    const client = createFakeClient(KNOWN);
    const shared = collect('goodword-shared');
    const element = await mount('goodword-qr', client, { properties: { sku: 'mug' } });
    await pressAndTake(element, 'Download SVG');
    await waitUntil(() => shared.some(({ target }) => target === element));
    expect(shared.at(-1)?.detail).to.deep.equal({ channel: 'qr', confirmed: false, url: LINK });
    expect(client.callsOf('track')).to.deep.include([{ type: 'share', channel: 'qr', sku: 'mug' }]);
  });

  it('leaves it to the host that asks for it', async () => {
    const client = createFakeClient(KNOWN);
    const shared = collect('goodword-shared');
    const element = await mount('goodword-qr', client);
    element.addEventListener('goodword-share-request', (event) => event.preventDefault());
    findButton(element, 'Download SVG').click();
    await element.updateComplete;
    expect(shared.filter(({ target }) => target === element)).to.deep.equal([]);
    expect(client.callsOf('track')).to.have.lengthOf(1);
  });

  it('says so where the browser gives no picture', async () => {
    const errors = collect('goodword-error');
    const element = await mount('goodword-qr', createFakeClient(KNOWN));
    const { toBlob } = HTMLCanvasElement.prototype;
    HTMLCanvasElement.prototype.toBlob = (take) => take(null);
    findButton(element, 'Download PNG').click();
    await waitUntil(() => shownText(element).includes('That did not work'));
    HTMLCanvasElement.prototype.toBlob = toBlob;
    expect(errors.at(-1)?.detail).to.deep.equal({ code: 'share-unavailable', retriable: true });
  });

  it('has every button within reach of the keyboard, 44 pixels high', async () => {
    const element = await mount('goodword-qr', createFakeClient(KNOWN));
    const buttons = [...element.renderRoot.querySelectorAll('button')];
    expect(buttons).to.have.lengthOf(3);
    for (const button of buttons) {
      button.focus();
      expect(element.shadowRoot?.activeElement).to.equal(button);
      expect(button.getBoundingClientRect().height).to.be.at.least(44);
    }
  });

  it('says that it failed for a link that no code can hold', async () => {
    const advocate = { ...ADVOCATE, url: `https://refer.example.com/${'x'.repeat(3000)}` };
    const element = await mount('goodword-qr', createFakeClient({ ...KNOWN, advocate }));
    expect(shownText(element)).to.equal('That did not work.');
  });

  it('never runs what a program or an advocate says', async () => {
    const bad = '<img src=x onerror="window.hurt=true">"></svg>';
    const program = { ...PROGRAM, id: bad, name: bad, texts: { en: { qrHint: bad, qr: bad } } };
    const advocate = { ...ADVOCATE, code: bad, url: `https://a.example/${bad}` };
    const element = await mount('goodword-qr', createFakeClient({ ...KNOWN, program, advocate }));
    const { name, file } = await pressAndTake(element, 'Download SVG');
    expect(name).to.equal('imgsrcxonerrorwindowhurttruesvg-imgsrcxonerrorwindowhurttruesvg.svg');
    expect(await file.text()).not.to.contain('img');
    expect(element.renderRoot.querySelector('img, script, [onerror]')).to.equal(null);
    expect(window).not.to.have.property('hurt');
  });
});
