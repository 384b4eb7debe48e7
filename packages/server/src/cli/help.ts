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
  goodword backup <file> [--replace] [--json]
      Copies the SQLite database while the server runs. On PostgreSQL: pg_dump.
  goodword restore <file> [--erasures <list> …] [--replace] [--json]
      Puts a backup in place, and erases once more whoever was erased since it was made.
  goodword export <file> [--json]
      Writes everything, secrets too, as lines of JSON that either engine can take in.
  goodword import <file> [--json]
      Reads an export into an empty database: all of it or nothing.
  goodword erasures export <list> | goodword erasures replay <list>
      Writes the list of erasures; erases once more in a database that was restored.
  goodword consents verify [--head <program>:<position>:<hash> …] [--json]
      Holds the consent records against their chain and against the heads that were noted.
  goodword check --write [--url <origin>] [--program <id>] [--json]
      Walks the whole loop against a server that runs, with the secret key in GOODWORD_KEY.
  goodword mail list [--program <id>] [--json]
      Lists the latest mails. Without GOODWORD_SMTP_URL they are kept and not sent.
  goodword mail show <id> [--program <id>]
      Prints a mail as it would be sent. One with a one-time link gets a new link.

Exit codes: 0 done, 1 it could not be done or did not hold, 2 it was not understood.

Environment
  GOODWORD_DATABASE_URL   file:goodword.db, or postgres://user:password@host:5432/database
  GOODWORD_URL            the public address; default: where it listens
  GOODWORD_PORT           4400
  GOODWORD_HOST           127.0.0.1
  GOODWORD_SMTP_URL       smtps://user:password@mail.example.com; default: mails are kept
  GOODWORD_MAIL_FROM      whom they are from, as in Acme <hello@acme.example>
  GOODWORD_ALLOWED_NETWORKS  networks that webhooks may reach though not public: 10.1.0.0/16
  GOODWORD_TRUSTED_PROXIES  your proxies, whose X-Forwarded-For is believed; default: none
  GOODWORD_LOG            any value: log to standard error, a JSON object a line
  GOODWORD_SEAL_KEY       what consent records are sealed with; several with commas, the newest
                          first. Default: <database>.seal-key, made at the first start (SQLite)
  GOODWORD_WITNESS        path of the files in which heads and erasures are noted.
                          Default: beside the database (SQLite)`;
