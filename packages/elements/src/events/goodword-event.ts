/** An event of an element: it bubbles and crosses shadow roots, so that a page hears it anywhere. */
export class GoodwordEvent<Detail> extends CustomEvent<Detail> {
  constructor(name: string, detail: Detail, cancelable = false) {
    super(name, { bubbles: true, composed: true, cancelable, detail });
  }
}
