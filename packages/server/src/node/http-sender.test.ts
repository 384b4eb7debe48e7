import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readNetworks } from '../rules/network-list.js';
import { startReceiver, type Receiver } from '../testing/receiver.js';
import { createHttpSender } from './http-sender.js';

/** Ways to write addresses that are not of the public internet. */
const PRIVATE = [
  '127.0.0.1',
  '127.1',
  '2130706433',
  '0x7f000001',
  '0177.0.0.1',
  '0',
  '10.0.0.1',
  '172.16.0.1',
  '192.168.1.1',
  '169.254.169.254',
  '100.64.0.1',
  '198.18.0.1',
  '224.0.0.1',
  '255.255.255.255',
  '168.63.129.16',
  '[::1]',
  '[::]',
  '[::ffff:127.0.0.1]',
  '[::ffff:7f00:1]',
  '[64:ff9b::7f00:1]',
  '[fe80::1]',
  '[fd00::1]',
  '[ff02::1]',
  '[2001:db8::1]',
];

describe('createHttpSender()', () => {
  let receiver: Receiver;
  beforeEach(async () => {
    receiver = await startReceiver();
  });
  afterEach(() => receiver.close());

  const message = (url: string) => ({
    url,
    headers: {},
    body: '{}',
    timeout: 5_000,
    signal: new AbortController().signal,
  });

  it.each(PRIVATE)('connects to no address such as %s', async (host) => {
    const sender = createHttpSender();
    for (const url of [`https://${host}/`, `https://${host}:${receiver.port}/`]) {
      expect(sender.refuse(url)).toMatch(/^Expected a public address/);
      expect(await sender.send(message(url))).toEqual({
        kind: 'none',
        failure: 'address-refused',
      });
    }
    expect(receiver.received).toEqual([]);
  });

  it('refuses a name that leads to a private address, also among public ones', async () => {
    const answers = [['10.1.2.3'], ['192.0.2.1', '127.0.0.1'], ['::ffff:127.0.0.1']];
    for (const addresses of answers) {
      const sender = createHttpSender({
        lookup: (_, options, callback) =>
          callback(
            null,
            addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
          ),
      });
      expect(await sender.send(message(`https://hooks.example:${receiver.port}/`))).toEqual({
        kind: 'none',
        failure: 'address-refused',
      });
    }
    expect(receiver.received).toEqual([]);
  });

  it('is not led astray by a name that is answered otherwise the second time', async () => {
    let count = 0;
    const sender = createHttpSender({
      lookup: (_, options, callback) => {
        count += 1;
        callback(null, [{ address: count === 1 ? '127.0.0.1' : '93.184.215.14', family: 4 }]);
      },
    });
    const answer = await sender.send(message(`https://rebind.example:${receiver.port}/`));
    expect(answer).toEqual({ kind: 'none', failure: 'address-refused' });
    expect(count).toBe(1);
    expect(receiver.received).toEqual([]);
  });

  it('reaches a network that the operator allows, and no other', async () => {
    const read = readNetworks('127.0.0.0/8');
    const sender = createHttpSender({ allowedNetworks: read.ok ? read.networks : [] });
    expect(await sender.send(message(receiver.url))).toMatchObject({
      kind: 'answer',
      status: 204,
    });
    expect(sender.refuse('http://10.0.0.1/')).toBeDefined();
    expect(receiver.received).toHaveLength(1);
  });

  it.each([
    'ftp://hooks.example/',
    'http://hooks.example/',
    'https://user:word@hooks.example/',
    'data:text/plain,hello',
    'nonsense',
  ])('refuses %s', (url) => {
    expect(createHttpSender().refuse(url)).toMatch(/^Expected/);
  });

  it('gives up on a receiver that takes its time', async () => {
    const read = readNetworks('127.0.0.0/8');
    const sender = createHttpSender({ allowedNetworks: read.ok ? read.networks : [] });
    receiver.answer = () => undefined;
    const answer = await sender.send({ ...message(receiver.url), timeout: 200 });
    expect(answer).toEqual({ kind: 'none', failure: 'timeout' });
  });
});
