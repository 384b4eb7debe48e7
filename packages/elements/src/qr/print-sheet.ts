import { adoptStyles, css, render, type TemplateResult } from 'lit';

/** On paper everything else of the page stands back; on the screen the sheet is not seen. */
const HOST_RULES = `
  [data-goodword-sheet] { display: none; }
  @media print {
    body > :not([data-goodword-sheet]) { display: none !important; }
    body > [data-goodword-sheet] { display: block !important; }
  }
`;

const SHEET_RULES = css`
  :host {
    color: #000;
    background: #fff;
    font:
      16pt/1.4 system-ui,
      sans-serif;
    text-align: center;
  }
  svg {
    inline-size: 10cm;
    block-size: 10cm;
  }
  p {
    margin: 0 0 0.5cm;
  }
  .name {
    font-size: 24pt;
    font-weight: 700;
  }
  .url {
    font-size: 11pt;
    overflow-wrap: anywhere;
  }
`;

/**
 * Prints a sheet alone. It is put beside the page's content for as long as the print takes: a frame
 * or a window of its own is refused by many policies, and these rules are given to no `style`
 * element, so that a strict `style-src` does not stop them.
 */
export function printSheet(sheet: TemplateResult): void {
  const host = document.createElement('div');
  host.dataset.goodwordSheet = '';
  const root = host.attachShadow({ mode: 'open' });
  adoptStyles(root, [SHEET_RULES]);
  render(sheet, root);
  const rules = new CSSStyleSheet();
  rules.replaceSync(HOST_RULES);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, rules];
  document.body.append(host);
  const takeAway = () => {
    events.abort();
    host.remove();
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== rules);
  };
  // Not every browser tells when it has printed, yet a person who points at the page is back on it.
  const events = new AbortController();
  for (const name of ['afterprint', 'pointerdown', 'keydown']) {
    addEventListener(name, takeAway, { signal: events.signal });
  }
  print();
}
