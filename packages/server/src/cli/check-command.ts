import { parseArgs } from 'node:util';
import { readOrigin } from '../node/read-origin.js';
import { StartError } from '../node/start-error.js';
import { runGoldenFunnel } from './golden-funnel.js';
import type { Terminal } from './terminal.js';

/** `goodword check`: walks the whole loop against a server that runs, as a page and a host do. */
export async function check(args: string[], { env, print }: Terminal): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      url: { type: 'string', default: 'http://127.0.0.1:4400' },
      program: { type: 'string', default: 'demo' },
      write: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  });
  const key = env['GOODWORD_KEY'];
  if (key === undefined || key === '') {
    throw new StartError('GOODWORD_KEY: expected a secret key of the program.');
  }
  if (!values.write) {
    throw new StartError(
      'The check enrols an advocate, sends a lead and confirms an order, then refunds it and erases both people; what it counted stays. Add --write where that is right: best in a program of its own.',
    );
  }
  const url = readOrigin('--url', values.url);
  const steps = await runGoldenFunnel({ url, program: values.program, key });
  const failed = steps.find(({ isDone }) => !isDone);
  if (values.json) print(JSON.stringify({ ok: failed === undefined, steps }));
  else
    for (const { name, isDone, ms } of steps)
      print(`${isDone ? 'ok    ' : 'FAILED'} ${name} (${ms} ms)`);
  if (failed) throw new StartError(`The check failed at: ${failed.name}. ${failed.reason ?? ''}`);
}
