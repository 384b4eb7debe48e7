/** Something that the person can be told: a sentence, and the HTTP status it is sent with. */
export class ShopError extends Error {
  constructor(message, status = 400) {
    super(message);
    this.name = 'ShopError';
    this.status = status;
  }
}
