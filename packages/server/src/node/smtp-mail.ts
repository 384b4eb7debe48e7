import { createTransport } from 'nodemailer';
import { MailRefusedError, type MailPort } from '../outbox/mail-port.js';

/** How mails are sent by SMTP. */
export interface SmtpMailOptions {
  /** As in `smtps://user:password@mail.example.com:465`. */
  url: string;
  /** Whom mails are from, as in `Acme Tea <hello@acme.example>`. */
  from: string;
}

const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/** How long a server may take to answer, in milliseconds. */
const TIMEOUT = 20_000;

/** A mail server's error: `code` is one of nodemailer's, `responseCode` one of SMTP's. */
interface SmtpError {
  code?: string;
  responseCode?: number;
}

/**
 * Makes a port that sends by SMTP, over TLS wherever the other end can. A password never leaves
 * without it, except to this machine.
 */
export function createSmtpMail({ url, from }: SmtpMailOptions): MailPort {
  const { hostname = '', username = '', protocol = '' } = URL.parse(url) ?? {};
  const transport = createTransport({
    url,
    requireTLS: protocol === 'smtp:' && username !== '' && !LOOPBACK.test(hostname),
    connectionTimeout: TIMEOUT,
    greetingTimeout: TIMEOUT,
    socketTimeout: TIMEOUT,
    // What a mail holds comes from the server alone: it opens no file and no address.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
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
          messageId: `<${id}@${hostname.replace(/[[\]]/g, '')}>`,
          // No absence is to be answered: https://www.rfc-editor.org/rfc/rfc3834
          headers: { 'Auto-Submitted': 'auto-generated' },
        });
      } catch (error) {
        if (isRefusal(error as SmtpError)) {
          throw new MailRefusedError(String((error as SmtpError).responseCode));
        }
        throw error;
      }
    },
  };
}

/**
 * The recipient or the mail was refused for good (https://www.rfc-editor.org/rfc/rfc5321#section-4.2.1).
 * A password that is wrong may be mended, and costs no mail.
 */
function isRefusal({ code, responseCode = 0 }: SmtpError): boolean {
  return (code === 'EENVELOPE' || code === 'EMESSAGE') && responseCode >= 500;
}
