import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeTarget } from './judge-target.js';
import { readNetworks, type NetworkList } from './network-list.js';
import { isReachable } from './public-address.js';

function networks(text: string): NetworkList {
  const read = readNetworks(text);
  if (!read.ok) throw new Error(read.wrong);
  return read.networks;
}

const PRIVATE = [
  ['127.0.0.1', 8],
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['169.254.0.0', 16],
  ['100.64.0.0', 10],
  ['0.0.0.0', 8],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
  ['192.0.0.0', 24],
  ['198.18.0.0', 15],
] as const;

const toNumber = (address: string) =>
  address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
const toDotted = (number: number) =>
  [24, 16, 8, 0].map((shift) => Math.floor(number / 2 ** shift) % 256).join('.');

/** Any address of the networks that are nobody's on the internet. */
const privateAddress = fc
  .constantFrom(...PRIVATE)
  .chain(([base, bits]) =>
    fc
      .integer({ min: 0, max: 2 ** (32 - bits) - 1 })
      .map((offset) => Math.floor(toNumber(base) / 2 ** (32 - bits)) * 2 ** (32 - bits) + offset),
  );

/** The ways in which a URL can write an address of IPv4. */
function spellings(number: number): string[] {
  const [a = 0, b = 0, c = 0, d = 0] = toDotted(number).split('.').map(Number);
  const hex = (part: number) => part.toString(16);
  return [
    toDotted(number),
    String(number),
    `0x${hex(number)}`,
    `0${number.toString(8)}`,
    [a, b, c, d].map((part) => `0${part.toString(8)}`).join('.'),
    [a, b, c, d].map((part) => `0x${hex(part)}`).join('.'),
    `${a}.${b}.${c * 256 + d}`,
    `${a}.${number % 2 ** 24}`,
    `${toDotted(number)}.`,
    `[::ffff:${toDotted(number)}]`,
    `[::ffff:${hex(a * 256 + b)}:${hex(c * 256 + d)}]`,
    `[::${toDotted(number)}]`,
    `[64:ff9b::${toDotted(number)}]`,
    `[64:ff9b:1::${toDotted(number)}]`,
    `[2002:${hex(a * 256 + b)}:${hex(c * 256 + d)}::1]`,
  ];
}

describe('judgeTarget()', () => {
  it('refuses a private address in every spelling', () => {
    fc.assert(
      fc.property(privateAddress, (number) => {
        for (const host of spellings(number)) {
          expect(judgeTarget(`https://${host}/`, []), host).toMatch(/public address|Expected an/);
        }
      }),
    );
  });

  it.each([
    'https://[::1]/',
    'https://[::]/',
    'https://[fe80::1]/',
    'https://[fd00:ec2::254]/',
    'https://[fc00::1]/',
    'https://[fec0::1]/',
    'https://[ff02::1]/',
    'https://[2001:db8::1]/',
    'https://[2001::1]/',
    'https://[100::1]/',
    'https://[4000::1]/',
    'https://169.254.169.254/latest/meta-data/',
    'https://100.100.100.200/',
    'https://168.63.129.16/',
    'https://255.255.255.255/',
    'https://①②⑦.⓪.⓪.①/',
  ])('refuses %s', (url) => {
    expect(judgeTarget(url, [])).toBe(
      'Expected a public address. The operator can allow a network.',
    );
  });

  it.each([
    'https://hooks.example/in?key=1',
    'https://93.184.216.34/',
    'https://[2606:4700::1111]:8443/',
    'https://[64:ff9b::5db8:d822]/',
  ])('takes %s', (url) => {
    expect(judgeTarget(url, [])).toBeUndefined();
  });

  it('takes https alone, and no address with a password in it', () => {
    for (const url of ['http://hooks.example/', 'ftp://hooks.example/', 'file:///etc/passwd']) {
      expect(judgeTarget(url, [])).toMatch(/^Expected https/);
    }
    expect(judgeTarget('https://me:secret@hooks.example/', [])).toMatch(/without a name/);
    expect(judgeTarget('hooks', [])).toMatch(/^Expected an address/);
  });

  it('takes what the operator allows, over plain HTTP as well, and nothing beside it', () => {
    const allowed = networks('10.1.0.0/16 fd12::/16');
    for (const host of ['10.1.2.3', '[fd12::9]', '[::ffff:10.1.2.3]']) {
      expect(judgeTarget(`http://${host}/`, allowed)).toBeUndefined();
      expect(judgeTarget(`https://${host}/`, allowed)).toBeUndefined();
    }
    for (const host of ['10.2.0.1', '[fd13::9]', '127.0.0.1']) {
      expect(judgeTarget(`https://${host}/`, allowed)).toBeDefined();
    }
    expect(judgeTarget('http://93.184.216.34/', allowed)).toMatch(/^Expected https/);
  });
});

describe('isReachable()', () => {
  it('trusts nothing that it cannot read', () => {
    for (const text of ['', 'localhost', '1.2.3.4.5', '::g', 'fe80::1%eth0']) {
      expect(isReachable(text, [])).toBe(false);
    }
  });
});

describe('readNetworks()', () => {
  it('names what is no network', () => {
    for (const text of ['10.0.0.1', '10.0.0.0/33', 'home', '010.0.0.0/8', '10.1/16']) {
      expect(readNetworks(`192.168.0.0/16, ${text}`)).toEqual({ ok: false, wrong: text });
    }
    expect(readNetworks(' ')).toEqual({ ok: true, networks: [] });
  });
});
