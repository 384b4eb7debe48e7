/** What `goodword --help` prints. */
export const HELP = `Goodword: a self-hosted lead system of record for referrals.

  goodword serve [--demo-shop <origin>]
      Serves. A first start makes the program “demo” and prints its secret key once.
      --demo-shop registers a shop's origin with “demo” and leads its links there.
  goodword migrate
      Brings the database's schema up to date.
  goodword program create <id> --destination <url> [--name <name>] [--origin <origin> …]
      Makes a program. Its links lead to the destination, whose origin is registered.
  goodword key create [--kind secret|identity] [--label <label>] [--program <id>]
                      [--replace] [--json]
      Makes a key and shows it, this once. --replace revokes the earlier ones of its label.

  goodword mail list [--program <id>] [--json]
      Lists the latest mails. Without GOODWORD_SMTP_URL they are kept and not sent.
  goodword mail show <id> [--program <id>]
      Prints a mail as it would be sent. One with a one-time link gets a new link.

Environment
  GOODWORD_DATABASE_URL   file:goodword.db, or postgres://user:password@host:5432/database
  GOODWORD_URL            the public address; default: where it listens
  GOODWORD_PORT           4400
  GOODWORD_HOST           127.0.0.1
  GOODWORD_SMTP_URL       smtps://user:password@mail.example.com; default: mails are kept
  GOODWORD_MAIL_FROM      whom they are from, as in Acme <hello@acme.example>
  GOODWORD_ALLOWED_NETWORKS  networks that webhooks may reach though not public: 10.1.0.0/16
  GOODWORD_TRUSTED_PROXIES  your proxies, whose X-Forwarded-For is believed; default: none
  GOODWORD_LOG            any value: log to standard error, a JSON object a line`;
