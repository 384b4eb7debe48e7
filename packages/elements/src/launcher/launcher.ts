import type { ReferralError } from '@goodword/core';
import { html, nothing, type TemplateResult } from 'lit';
import { GoodwordDismissedEvent, type DismissedDetail } from '../events/dismissed-event.js';
import { GoodwordOpenedEvent, type OpenedDetail } from '../events/opened-event.js';
import { controls } from '../internal/controls.styles.js';
import { GoodwordElement, type View } from '../internal/goodword-element.js';
import { tokens } from '../internal/tokens.styles.js';
import { loadMoreTexts } from '../locales/load-more-texts.js';
import { launcherStyles } from './launcher.styles.js';
import { mayOpenNow, noteOpening } from './openings.js';
import { readMoments, watchMoments } from './watch-moments.js';

/**
 * A floating button and a modal dialog around other elements.
 *
 * It opens by its button, by `show()`, or by itself: after a time, at a depth of the page, or at a
 * moment that the host knows, such as a purchase (`suggest()`). By itself it opens at most as often
 * as `at-most` says. What it knows of that is what happened on this page, since nothing may be kept
 * on a device for it; a host that wants it rarer notes `goodword-opened` with the person's account
 * and gives the times back as `opened-at`.
 *
 * @summary A button that opens a dialog around any of the other elements.
 * @slot - what the dialog shows
 * @slot icon - the button's sign
 * @event goodword-ready - the button is shown
 * @event goodword-opened - the dialog was opened
 * @event goodword-dismissed - the person closed it
 * @csspart launcher - the floating button
 * @csspart dialog - the dialog, its backdrop included
 * @csspart panel - what is seen of the dialog
 * @csspart title - its title
 * @csspart close - the button that closes it
 * @csspart content - the place of what stands in it
 * @cssproperty [--goodword-color-accent] - the floating button
 * @cssproperty [--goodword-radius=1rem] - the dialog's corners
 * @cssproperty [--goodword-font=inherit] - the font
 * @cssproperty [--goodword-launcher-z=1000] - the floating button's `z-index`
 */
export class GoodwordLauncher extends GoodwordElement {
  static override readonly tag = 'goodword-launcher';
  static override readonly loadMore = loadMoreTexts;
  static override styles = [tokens, controls, launcherStyles];

  static override properties = {
    open: { type: Boolean, reflect: true },
    label: {},
    hideButton: { type: Boolean, attribute: 'hide-button' },
    openAfter: { attribute: 'open-after' },
    openAtScroll: { attribute: 'open-at-scroll' },
    atMost: { attribute: 'at-most' },
    openedAt: { attribute: 'opened-at' },
  };

  #suggested: OpenedDetail['reason'] | undefined;
  #openedBy: OpenedDetail['reason'] | undefined;
  #pressed: EventTarget | null = null;
  #isShown = false;
  #resumes = false;
  #watched = '';
  #endMoments: (() => void) | undefined;

  /** The dialog is open. */
  open = false;

  /** What button and dialog are called, instead of the locale's own words. */
  label = '';

  /** There is no floating button: the host has its own, which calls `show()`. */
  hideButton = false;

  /** Opens by itself after a time, as in `10s`. */
  openAfter = '';

  /** Opens by itself once so much of the page was scrolled, as in `50%`. */
  openAtScroll = '';

  /** How often it opens by itself, as in `1/30d`. Default: once while the page is there. */
  atMost = '';

  /** When it was opened before, as the host remembers it: ISO 8601 times with spaces between. */
  openedAt = '';

  get #dialog(): HTMLDialogElement | null {
    return this.renderRoot.querySelector('dialog');
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // Moved while it was open, it is opened again.
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#endMoments?.();
    this.#watched = '';
    this.#resumes = this.open;
    this.#isShown = false;
    this.#dialog?.close();
  }

  protected override willUpdate(): void {
    super.willUpdate();
    const { client } = this;
    if (!this.#suggested || !client) return;
    if (mayOpenNow(client, this.atMost, this.openedAt)) this.#open(this.#suggested);
    this.#suggested = undefined;
  }

  protected override updated(): void {
    super.updated();
    // An update may come after the element has left.
    if (!this.isConnected) return;
    this.#watchMoments();
    const dialog = this.#dialog;
    if (!dialog) return;
    this.#resumes &&= this.open;
    if (this.open) this.#show(dialog);
    else if (dialog.open) this.#close();
  }

  readonly #handlePress = (event: Event): void => {
    this.#pressed = event.target;
  };

  /** A press that began within and ended outside is a slip, such as marking text. */
  readonly #handleClick = (event: Event): void => {
    const dialog = this.#dialog;
    if (event.target === dialog && this.#pressed === dialog) this.#close('backdrop');
  };

  /** The escape key, or what a device has in its place, is the browser's own to close a dialog by. */
  readonly #handleClose = (): void => {
    // What was closed by us, or is open again elsewhere, has been told.
    if (this.#isShown && !this.#dialog?.open) this.#close('escape-key');
  };

  /** What closes itself within leaves nothing to show. */
  readonly #handleContentDismissed = (): void => this.hide();

  #watchMoments(): void {
    const watched = `${this.openAfter} ${this.openAtScroll}`;
    if (watched === this.#watched) return;
    this.#watched = watched;
    this.#endMoments?.();
    const moments = readMoments(this.openAfter, this.openAtScroll);
    this.#endMoments = watchMoments(moments, (reason) => this.#suggest(reason));
  }

  #suggest(reason: OpenedDetail['reason']): void {
    this.#suggested = reason;
    this.requestUpdate();
  }

  #open(reason: OpenedDetail['reason']): void {
    if (this.open) return;
    this.#openedBy = reason;
    this.open = true;
  }

  #show(dialog: HTMLDialogElement): void {
    // What the escape key has just closed is open until its event has come.
    if (this.#isShown) return;
    this.#isShown = true;
    dialog.showModal();
    this.renderRoot.querySelector<HTMLElement>('#title')?.focus();
    const resumes = this.#resumes;
    this.#resumes = false;
    if (resumes) return;
    const reason = this.#openedBy ?? 'call';
    this.#openedBy = undefined;
    if (this.client) noteOpening(this.client);
    this.dispatchEvent(new GoodwordOpenedEvent({ reason }));
  }

  /** @param reason none where it was not the person who closed it */
  #close(reason?: DismissedDetail['reason']): void {
    this.#isShown = false;
    this.open = false;
    this.#dialog?.close();
    if (reason) this.dispatchEvent(new GoodwordDismissedEvent({ reason }));
  }

  /** Opens the dialog. */
  show(): void {
    this.#open('call');
  }

  /** Closes the dialog. */
  hide(): void {
    this.open = false;
  }

  /** Opens the dialog unless it was open as often as `at-most` allows: after a purchase, say. */
  suggest(): void {
    this.#suggest('call');
  }

  /** A program that could not be had is told by what stands in the dialog. */
  protected override get error(): ReferralError | undefined {
    return undefined;
  }

  protected override renderReady(): TemplateResult {
    return this.#renderLauncher();
  }

  protected override renderLoading(): View {
    const failed = this.state?.status === 'error' && this.text('launch');
    return failed ? this.#renderLauncher() : nothing;
  }

  /* eslint-disable lit-a11y/click-events-have-key-events -- the escape key does what the backdrop does */
  #renderLauncher(): TemplateResult {
    const label = this.label || this.text('launch');
    return html`<button
        class="button primary launch"
        part="launcher"
        aria-haspopup="dialog"
        ?hidden=${this.hideButton}
        @click=${() => this.#open('button')}
      >
        <slot name="icon">
          <svg class="sign" viewBox="0 0 24 24" aria-hidden="true">
            <path
              d="M4 11h16v9H4zM3 7h18v4H3zM12 7v13M12 7c-6 0-5-5-2.5-4S12 7 12 7s0-3 2.5-4 3.5 4-2.5 4"
            />
          </svg>
        </slot>
        ${label}
      </button>
      <dialog
        part="dialog"
        aria-labelledby="title"
        @pointerdown=${this.#handlePress}
        @click=${this.#handleClick}
        @close=${this.#handleClose}
      >
        <div class="panel" part="panel">
          <div class="bar">
            <h2 id="title" part="title" tabindex="-1">${label}</h2>
            <button
              class="close"
              part="close"
              aria-label=${this.text('dismiss')}
              @click=${() => this.#close('close-button')}
            >
              <svg class="sign" viewBox="0 0 24 24" aria-hidden="true">
                <path d="M6 6l12 12M18 6L6 18" />
              </svg>
            </button>
          </div>
          <div class="content" part="content">
            <slot @goodword-dismissed=${this.#handleContentDismissed}></slot>
          </div>
        </div>
      </dialog>`;
  }
  /* eslint-enable */
}

declare global {
  interface HTMLElementTagNameMap {
    'goodword-launcher': GoodwordLauncher;
  }
}
