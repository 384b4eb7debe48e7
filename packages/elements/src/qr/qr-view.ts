import type { AdvocateState } from '@goodword/core';
import type { Program } from '@goodword/protocol';
import { html, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import { GoodwordShareRequestEvent } from '../events/share-request-event.js';
import { GoodwordSharedEvent } from '../events/shared-event.js';
import type { AdvocateElement } from '../internal/advocate-element.js';
import { AdvocateView } from '../internal/advocate-view.js';
import { benefitText } from '../internal/offer-text.js';
import { saveFile, toPngFile, toSvgFile } from './code-files.js';
import { encodeLink, QUIET_ZONE, type EncodedLink } from './encode-link.js';
import { printSheet } from './print-sheet.js';
import { qrViewStyles } from './qr-view.styles.js';

/** As the channel stands in links and reports. */
const CHANNEL = 'qr';

const SAVE = 'M12 4v11M7 10.5l5 5 5-5M5 20h14';
const PRINT = 'M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7z';

/** Makes the code into what a person takes along. @returns `false` where that cannot be done here */
type TakeAlong = () => boolean | Promise<boolean>;

/** The code, and the ways to take it along. */
export class QrView extends AdvocateView {
  static override readonly styles = [...AdvocateView.styles, qrViewStyles];

  readonly #host: AdvocateElement;
  #encoded: EncodedLink | undefined;
  #url = '';

  constructor(host: AdvocateElement) {
    super(host);
    this.#host = host;
  }

  /** The code on its ground, with caption and buttons. `width` is in CSS pixels. */
  renderCode(program: Program, advocate: AdvocateState, width: number): TemplateResult {
    const host = this.#host;
    this.#encode(host.client?.shareUrl(CHANNEL, host.shareContext) ?? advocate.url);
    const code = this.#encoded;
    if (!code) return html`<p class="failure" part="failure">${host.text('errorOther')}</p>`;
    const name = `${program.id}-${advocate.code}`.replace(/[^\w-]/g, '');
    return html`<figure class="taken">
      ${this.#draw(code, width)}
      <figcaption part="caption">${this.#caption(program)}</figcaption>
      <div class="files" part="files">
        ${this.#renderSave('SVG', () => saveFile(toSvgFile(code), `${name}.svg`))}
        ${this.#renderSave('PNG', async () => saveFile(await toPngFile(code), `${name}.png`))}
        <button
          class="button"
          part="button print"
          @click=${() => this.#take(() => this.#print(code, program))}
        >
          ${drawLines(PRINT)}${host.text('print')}
        </button>
      </div>
    </figure>`;
  }

  #encode(url: string): void {
    if (url === this.#url) return;
    this.#url = url;
    this.#encoded = encodeLink(url);
  }

  #draw({ path, modules }: EncodedLink, width: number): TemplateResult {
    const box = modules + 2 * QUIET_ZONE;
    return html`<svg
      class="plate"
      part="code"
      role="img"
      aria-label=${this.#host.text('qr', { url: this.#url.replace(/^https?:\/\/|\?.*$/g, '') })}
      viewBox="${-QUIET_ZONE} ${-QUIET_ZONE} ${box} ${box}"
      width=${width}
      height=${width}
      shape-rendering="crispEdges"
    >
      <path d=${path} />
    </svg>`;
  }

  #renderSave(format: string, save: TakeAlong): TemplateResult {
    return html`<button
      class="button"
      part="button save"
      aria-label=${this.#host.text('download', { format })}
      @click=${() => this.#take(save)}
    >
      ${drawLines(SAVE)}${format}
    </button>`;
  }

  #caption({ offer }: Program): string {
    const host = this.#host;
    return host.text('qrHint', { friend: benefitText(host, offer.friend.benefit, 'friend') });
  }

  #print(code: EncodedLink, program: Program): true {
    printSheet(
      html`<p class="name">${program.name}</p>
        <p>${this.#caption(program)}</p>
        ${this.#draw(code, 1)}
        <p class="url">${this.#url}</p>`,
    );
    return true;
  }

  /** A code that is taken along is a share: the page is asked before it and told after it. */
  async #take(takeAlong: TakeAlong): Promise<void> {
    const host = this.#host;
    const url = this.#url;
    const request = new GoodwordShareRequestEvent({ channel: CHANNEL, text: '', url });
    if (!host.dispatchEvent(request)) return;
    const taken = await host.attempt(async () => takeAlong());
    if (!taken) {
      host.fail({ code: 'share-unavailable', message: CHANNEL, retriable: true });
      return;
    }
    const { sku } = host;
    // A share that cannot be counted is no failure that a person should see.
    host.client
      ?.track({ type: 'share', channel: CHANNEL, ...(sku ? { sku } : {}) })
      .catch(() => undefined);
    host.dispatchEvent(new GoodwordSharedEvent({ channel: CHANNEL, confirmed: false, url }));
  }
}

function drawLines(path: string): SVGTemplateResult {
  return svg`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d=${path} /></svg>`;
}
