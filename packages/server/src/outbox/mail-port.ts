/** A mail, ready to be sent. */
export interface MailMessage {
  /** One address, and nothing but an address. */
  to: string;
  /** One line. */
  subject: string;
  text: string;
  html: string;
  /** Of the row it was made from: a second attempt at the same mail has the same. */
  id: string;
}

/** How mails leave. */
export interface MailPort {
  /**
   * Resolves once somebody else answers for the mail.
   *
   * @throws MailRefusedError where trying again is of no use; any other error has it tried again
   */
  send(message: MailMessage): Promise<void>;
}

/** The mail will not be taken, now or later. */
export class MailRefusedError extends Error {
  /** @param code a word or a number, as of SMTP; never a text, which may quote the address */
  constructor(code: string) {
    super(`The mail was refused: ${code}.`);
    this.name = 'MailRefusedError';
  }
}
