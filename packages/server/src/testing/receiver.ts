import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';

/** A message as a receiver got it. */
export interface Received {
  path: string;
  headers: Record<string, string>;
  body: string;
}

/** A host's endpoint for webhooks, on this machine. */
export interface Receiver {
  url: string;
  port: number;
  received: Received[];
  /** Decides what is answered, if anything is; by default 204. */
  answer: (message: Received) => { status: number; headers?: Record<string, string> } | undefined;
  close(): Promise<void>;
}

export async function startReceiver(): Promise<Receiver> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const message = {
        path: request.url ?? '',
        headers: request.headers as Record<string, string>,
        body: Buffer.concat(chunks).toString(),
      };
      receiver.received.push(message);
      const answer = receiver.answer(message);
      if (answer) response.writeHead(answer.status, answer.headers).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const receiver: Receiver = {
    url: `http://127.0.0.1:${port}/hooks`,
    port,
    received: [],
    answer: () => ({ status: 204 }),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  return receiver;
}

/** Reads a message as a receiver does. @throws where no signature is right */
export function verifyMessage(secret: string, { headers, body }: Received): unknown {
  return new Webhook(secret).verify(body, headers);
}
