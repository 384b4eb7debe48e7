import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { answerAs } from './testing/answer-as.js';
import { ROOT } from './testing/process.js';
import { COMPILER_OPTIONS, readExports } from './testing/read-exports.js';
import { writeExamples } from './testing/write-examples.js';

const ENTRIES = [
  ['@goodword/core', 'packages/core/src/index.ts'],
  ['@goodword/core/browser', 'packages/core/src/browser/index.ts'],
] as const;

const FOLDER = join(ROOT, 'packages/checks/src/testing');

/** What an example finds in its world. */
function stubWorld(): void {
  vi.stubGlobal('fetch', async (url: URL) => Response.json(answerAs(url.pathname).body));
  const document = Object.assign(new EventTarget(), {
    documentElement: { lang: 'en' },
    querySelector: () => null,
  });
  vi.stubGlobal('document', document);
  vi.stubGlobal('location', new URL('https://shop.example/?ref=ADA'));
  vi.stubGlobal('addEventListener', () => undefined);
  vi.stubGlobal('removeEventListener', () => undefined);
}

describe.each(ENTRIES)('%s', (name, entry) => {
  const documented = readExports(entry);
  const file = join(FOLDER, `examples-${documented.length}.generated.ts`);
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(file, writeExamples(name, documented));
  afterAll(() => {
    rmSync(file);
    vi.unstubAllGlobals();
  });

  it('says of every export what it is, in one short sentence', () => {
    const unclear = documented.filter(({ summary }) => summary === '' || summary.length > 110);
    expect(unclear.map((one) => `${one.name}: ${one.summary}`)).toEqual([]);
  });

  it('shows an example of every function', () => {
    const bare = documented.filter(({ kind, examples }) => kind === 'function' && !examples[0]);
    expect(bare.map((one) => one.name)).toEqual([]);
  });

  it('has examples that compile', () => {
    const program = ts.createProgram([file], COMPILER_OPTIONS);
    const problems = ts
      .getPreEmitDiagnostics(program)
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));
    expect(problems).toEqual([]);
  });

  it('has examples that give what they say', async () => {
    stubWorld();
    const { examples } = (await import(file)) as {
      examples: Record<string, () => Promise<void>>;
    };
    expect(Object.keys(examples).length).toBeGreaterThan(0);
    const failures: string[] = [];
    for (const [example, run] of Object.entries(examples)) {
      await run().catch((error: unknown) => failures.push(`${example}: ${String(error)}`));
    }
    expect(failures).toEqual([]);
  });
});
