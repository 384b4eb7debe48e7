import type { Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import { clientAddress } from './node/client-address.js';
import { createHttpSender } from './node/http-sender.js';
import { createScriptFiles } from './node/script-files.js';
import type { NetworkList } from './rules/network-list.js';
import { createReferralServer, type ReferralServer, type ReferralServerOptions } from './server.js';

export { createHttpSender, type HttpSenderOptions } from './node/http-sender.js';
export { createSmtpMail, type SmtpMailOptions } from './node/smtp-mail.js';
export { createFileWitness } from './node/file-witness.js';
export { createMetrics } from './node/metrics.js';

/** How a listening server is made. */
export interface StartServerOptions extends Omit<ReferralServerOptions, 'url'> {
  /** 0 takes any that is free. */
  port: number;
  /** @default '127.0.0.1' */
  host?: string;
  /** The address that people reach the server by. Default: the one it listens on. */
  url?: string;
  /** Proxies of the host's own, whose `X-Forwarded-For` is believed. @default none */
  trustedProxies?: NetworkList;
}

/** A server that listens. */
export interface RunningServer {
  /** Its public origin, without a slash at its end. */
  url: string;
  /** Takes no new call, finishes those it has, and closes the database. */
  close(): Promise<void>;
}

/** How long a call may take to finish when the server closes, in milliseconds. */
const GRACE = 5000;

/** How often the server looks for work that is due, in milliseconds. */
const WORK_PERIOD = 1000;

/**
 * Listens for HTTP. Resolves once the port is bound.
 *
 * @throws the error of the socket, as `EADDRINUSE`
 */
export async function startServer({
  port,
  host = '127.0.0.1',
  url,
  scripts = createScriptFiles(),
  sender = createHttpSender(),
  trustedProxies = [],
  ...options
}: StartServerOptions): Promise<RunningServer> {
  // The port is bound first: where it is chosen freely, it is part of the server's own address.
  const bound: { server?: ReferralServer } = {};
  const listener = createAdaptorServer({
    async fetch(request, { incoming }) {
      const forwarded = request.headers.get('x-forwarded-for');
      const address = clientAddress(incoming.socket.remoteAddress, forwarded, trustedProxies);
      return bound.server?.fetch(request, address === undefined ? {} : { address });
    },
  }) as Server;
  const boundPort = await listen(listener, port, host);
  const origin = url ?? `http://${host.includes(':') ? `[${host}]` : host}:${boundPort}`;
  const server = createReferralServer({ ...options, url: origin, scripts, sender });
  bound.server = server;
  const worker = setInterval(() => void server.work(), WORK_PERIOD);
  let closing: Promise<void> | undefined;
  return {
    url: new URL(origin).origin,
    close() {
      clearInterval(worker);
      closing ??= stopListening(listener).then(() => server.close());
      return closing;
    },
  };
}

function listen(listener: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    listener.once('error', reject);
    listener.listen(port, host, () => {
      listener.off('error', reject);
      const address = listener.address();
      resolve(address !== null && typeof address === 'object' ? address.port : port);
    });
  });
}

function stopListening(listener: Server): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => listener.closeAllConnections(), GRACE);
    listener.close(() => {
      clearTimeout(timer);
      resolve();
    });
    listener.closeIdleConnections();
  });
}
