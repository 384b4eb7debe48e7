import { createTransport } from 'nodemailer';
import { MailRefusedError, type MailPort } from '../outbox/mail-port.js';

/** How mails are sent by SMTP. */
export interface SmtpMailOptions {
  /** As in `smtps://user:password@mail.example.com:465`. */
  url: string;
  /** Whom mails are from, as in `Acme Tea <hello@acme.example>`. */
  from: string;
}

/** How long a server may take to answer, in milliseconds. */
const TIMEOUT = 20_000;

/** What refuses a mail for good; https://www.rfc-editor.org/rfc/rfc5321#section-4.2.1 */
const isPermanent = (status: number | undefined): boolean => status !== undefined && status >= 500;

/** Makes a port that sends by SMTP, over TLS wherever the other end can. */
export function createSmtpMail({ url, from }: SmtpMailOptions): MailPort {
  const transport = createTransport({
    url,
    connectionTimeout: TIMEOUT,
    greetingTimeout: TIMEOUT,
    socketTimeout: TIMEOUT,
    // What a mail holds comes from the server alone: it opens no file and no address.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const { host = 'goodword' } = URL.parse(url) ?? {};
  return {
    async send({ to, subject, text, html, id }) {
      try {
        await transport.sendMail({
          from,
          // An object, so that a comma in an address makes no second one.
          to: { name: '', address: to },
          subject,
          text,
          html,
          messageId: `<${id}@${host.replace(/:.*/, '')}>`,
          headers: { 'Auto-Submitted': 'auto-generated' },
        });
      } catch (error) {
        const { responseCode } = error as { responseCode?: number };
        if (isPermanent(responseCode)) throw new MailRefusedError(String(responseCode));
        throw error;
      }
    },
  };
}
