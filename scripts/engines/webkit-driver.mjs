import { once } from 'node:events';
import { createServer, connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { findBrowser, findProgram } from '../find-browser.mjs';
import { startOwned } from './owned-process.mjs';
import { startVirtualDisplay } from './virtual-display.mjs';

const HOST = '127.0.0.1';

/** How long the driver may take until it answers, in milliseconds. */
const START_LIMIT = 20_000;

async function findFreePort() {
  const server = createServer().listen(0, HOST);
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

async function answers(port) {
  const socket = connect(port, HOST);
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

/**
 * Starts WebKit's driver, on a display that nobody sees where there can be one.
 *
 * @returns {Promise<{ hostname: string, port: number, end: () => Promise<void> }>}
 */
export async function startWebKitDriver() {
  const screen = findProgram('Xvfb') ? await startVirtualDisplay() : undefined;
  const port = await findFreePort();
  const { child, end } = startOwned(findBrowser('webkit'), [`--port=${port}`], {
    env: { ...process.env, ...(screen && { DISPLAY: screen.display, GDK_BACKEND: 'x11' }) },
    stdio: 'ignore',
  });
  const endAll = async () => {
    await end();
    await screen?.end();
  };
  const deadline = Date.now() + START_LIMIT;
  while (!(await answers(port))) {
    if (child.exitCode !== null || Date.now() > deadline) {
      await endAll();
      throw new Error('WebKitWebDriver does not answer.');
    }
    await wait(50);
  }
  return { hostname: HOST, port, end: endAll };
}
