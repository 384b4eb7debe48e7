/**
 * The least that does the job: one element with link, copy, six share buttons, and a request to the
 * server for what it shows. What a widget costs is held against it.
 */
const NETWORKS = {
  WhatsApp: (url, text) => `https://wa.me/?text=${encodeURIComponent(`${text} ${url}`)}`,
  Telegram: (url, text) => `https://t.me/share/url?${new URLSearchParams({ url, text })}`,
  X: (url, text) => `https://x.com/intent/tweet?${new URLSearchParams({ url, text })}`,
  Facebook: (url) =>
    `https://www.facebook.com/sharer/sharer.php?${new URLSearchParams({ u: url })}`,
  Bluesky: (url, text) =>
    `https://bsky.app/intent/compose?${new URLSearchParams({ text: `${text} ${url}` })}`,
  'E-mail': (url, text) => `mailto:?body=${encodeURIComponent(`${text} ${url}`)}`,
};

/** @param lit the copy that the elements have too */
export function defineFloor({ LitElement, css, html }) {
  class FloorWidget extends LitElement {
    static properties = { server: {}, name: { state: true } };
    static styles = css`
      :host {
        display: block;
        padding: 1.5rem;
        border: 1px solid #ccc;
        border-radius: 1rem;
      }
      button {
        min-block-size: 2.75rem;
      }
    `;

    async connectedCallback() {
      super.connectedCallback();
      const answer = await fetch(`${this.server}/v1/programs/demo`);
      this.name = (await answer.json()).name;
    }

    #copy = () => navigator.clipboard.writeText('https://refer.example.com/r/ADA');

    #post = (network) =>
      fetch(`${this.server}/v1/events`, { method: 'POST', body: JSON.stringify({ network }) });

    render() {
      if (!this.name) return html`<p>…</p>`;
      const url = 'https://refer.example.com/r/ADA';
      return html`<h2>${this.name}</h2>
        <input readonly .value=${url} aria-label="Your link" />
        <button @click=${this.#copy}>Copy</button>
        ${Object.entries(NETWORKS).map(
          ([network, addressOf]) =>
            html`<a
              href=${addressOf(url, this.name)}
              target="_blank"
              rel="noopener"
              @click=${() => this.#post(network)}
              >${network}</a
            >`,
        )}`;
    }
  }
  customElements.define('floor-widget', FloorWidget);
}
