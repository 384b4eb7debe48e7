import { expect } from '@open-wc/testing';
import { readConfiguration } from './read-configuration.js';

const ADDRESS = 'https://refer.example.com/goodword.js';

function script(src: string, data: Readonly<Record<string, string>> = {}): HTMLScriptElement {
  // Never connected, so never fetched.
  const element = document.createElement('script');
  element.src = src;
  Object.assign(element.dataset, data);
  return element;
}

describe('readConfiguration()', () => {
  it('reads the script element whose address is the module’s', () => {
    const scripts = [
      script('https://other.example.com/goodword.js', { program: 'wrong' }),
      script(ADDRESS, {
        program: 'acme',
        consent: 'cookieless',
        locale: 'de',
        basis: 'contract',
        cookieDomain: 'shop.example',
        cleanUrl: '',
        theirs: 'not ours',
      }),
    ];
    expect(readConfiguration({ moduleUrl: ADDRESS, scripts, queue: undefined })).to.deep.equal({
      program: 'acme',
      endpoint: 'https://refer.example.com',
      consent: 'cookieless',
      basis: 'contract',
      locale: 'de',
      cookieDomain: 'shop.example',
      cleanUrl: true,
      debug: false,
    });
  });

  it('takes another endpoint when told so', () => {
    const scripts = [script(ADDRESS, { program: 'acme', endpoint: 'https://api.example.com' })];
    const found = readConfiguration({ moduleUrl: ADDRESS, scripts, queue: undefined });
    expect(found?.endpoint).to.equal('https://api.example.com');
  });

  it('reads the names that an earlier product’s links have', () => {
    const scripts = [script(ADDRESS, { program: 'acme', aliases: 'partner via' })];
    const found = readConfiguration({ moduleUrl: ADDRESS, scripts, queue: undefined });
    expect(found?.codeParameters).to.deep.equal(['ref', 'partner', 'via']);
  });

  it('reads data-debug without a value as yes', () => {
    const debugOf = (debug: string) =>
      readConfiguration({
        moduleUrl: ADDRESS,
        scripts: [script(ADDRESS, { program: 'acme', debug })],
        queue: undefined,
      })?.debug;
    expect(debugOf('')).to.equal(true);
    expect(debugOf('false')).to.equal(false);
  });

  it('reads window.goodword where a tag manager stripped the attributes', () => {
    const queue = [() => undefined, { program: 'acme', debug: true }];
    const found = readConfiguration({ moduleUrl: ADDRESS, scripts: [script(ADDRESS)], queue });
    expect(found).to.include({ program: 'acme', debug: true });
  });

  it('prefers the element to window.goodword, and that to the query', () => {
    const moduleUrl = `${ADDRESS}?program=query`;
    const queue = [{ program: 'queue' }];
    const scripts = [script(moduleUrl, { program: 'element' })];
    const read = (parts: object) =>
      readConfiguration({ moduleUrl, scripts: [], queue: undefined, ...parts })?.program;
    expect(read({ scripts, queue })).to.equal('element');
    expect(read({ queue })).to.equal('queue');
    expect(read({})).to.equal('query');
  });

  it('finds nothing where no place names a program', () => {
    for (const queue of [undefined, null, [], [null, 1, 'text'], { push: () => undefined }]) {
      const found = readConfiguration({ moduleUrl: ADDRESS, scripts: [script(ADDRESS)], queue });
      expect(found).to.equal(undefined);
    }
  });
});
