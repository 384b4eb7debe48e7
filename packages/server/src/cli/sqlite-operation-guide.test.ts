import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createCommands } from '../testing/commands.js';
import { HELP } from './help.js';

const GUIDE = new URL('../../../../docs/operations.md', import.meta.url);

/** The commands of the guide's blocks, in order, as words. */
function commandsOf(guide: string): string[][] {
  const blocks = [...guide.matchAll(/```sh\n([\s\S]*?)```/g)].map(([, block]) => block ?? '');
  return blocks
    .join('')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.split(' '));
}

describe('docs/operations.md', () => {
  it('has commands that do what they say, one after the other', async () => {
    const guide = await readFile(GUIDE, 'utf8');
    const folder = await mkdtemp(join(tmpdir(), 'goodword-guide-'));
    const database = (name: string) => `file:${join(folder, name)}`;
    const env: Record<string, string> = {
      GOODWORD_DATABASE_URL: database('goodword.db'),
      GOODWORD_PORT: '0',
    };
    const run = createCommands(env);
    const commands = commandsOf(guide);
    expect(commands.length).toBeGreaterThan(12);
    for (const [program, ...words] of commands) {
      expect(program).toBe('goodword');
      const args = words.map((word) => (/\.(db|ndjson)$/.test(word) ? join(folder, word) : word));
      // An import is into an empty database.
      if (words[0] === 'import') env['GOODWORD_DATABASE_URL'] = database('other.db');
      const ran =
        words[0] === 'check'
          ? await whileServing((url) =>
              run(args.map((word) => (word.startsWith('http://127') ? url : word))),
            )
          : await run(args);
      expect({ words, ...ran }).toMatchObject({ words, code: 0, complaints: [] });
      if (words[0] === 'key') {
        const answer = JSON.parse(ran.printed[0] ?? '') as { key?: string };
        env['GOODWORD_KEY'] = answer.key ?? env['GOODWORD_KEY'] ?? '';
      }
      env['GOODWORD_DATABASE_URL'] = database('goodword.db');
    }
    await rm(folder, { recursive: true, force: true });

    async function whileServing<Result>(act: (url: string) => Promise<Result>): Promise<Result> {
      let result: Result | undefined;
      await run(['serve'], async (url) => {
        result = await act(url.replace(/\/$/, ''));
      });
      if (result === undefined) throw new Error('The server did not start.');
      return result;
    }
  });

  it('names every variable of the help, and the help every one of the guide', async () => {
    const guide = await readFile(GUIDE, 'utf8');
    const namesIn = (text: string) => new Set(text.match(/GOODWORD_[A-Z_]*[A-Z]/g));
    expect([...namesIn(guide)].sort()).toEqual([...namesIn(HELP)].sort());
  });
});
