import { runCli } from '../cli/run-cli.js';

/** What a command said, and how it ended. */
export interface Ran {
  code: number;
  printed: string[];
  complaints: string[];
}

/** Runs commands; one that serves ends as soon as `whileServing` is done. */
export function createCommands(env: Record<string, string>) {
  return async function run(
    args: string[],
    whileServing?: (url: string) => Promise<void>,
  ): Promise<Ran> {
    const printed: string[] = [];
    const complaints: string[] = [];
    const code = await runCli(args, {
      env,
      print: (line) => printed.push(line),
      complain: (line) => complaints.push(line),
      whenToldToEnd: async () => whileServing?.(printed.at(-1)?.split(': ')[1] ?? ''),
    });
    return { code, printed, complaints };
  };
}
