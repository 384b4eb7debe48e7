import { parseArgs } from 'node:util';
import type { ConsentHead } from '@goodword/protocol';
import { openDatabase } from '../node/open-database.js';
import { openPrivacyServices } from '../node/privacy-services.js';
import { readConfig } from '../node/read-config.js';
import { StartError } from '../node/start-error.js';
import { verifyConsents, type ChainReport } from '../privacy/verify-consents.js';
import { listProgramIds } from '../records/programs.js';
import type { Terminal } from './terminal.js';

/** `goodword consents verify`: holds the records against their chain, and the chain against heads. */
export async function verifyConsentsCommand(
  args: string[],
  { env, print }: Terminal,
): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      head: { type: 'string', multiple: true, default: [] },
      json: { type: 'boolean', default: false },
    },
  });
  const config = readConfig(env);
  const { sealKeys, witness } = await openPrivacyServices(config, false);
  if (!sealKeys) throw new StartError('GOODWORD_SEAL_KEY: expected the key of the seals.');
  const storage = await openDatabase(config.database);
  let reports: ChainReport[];
  try {
    const programs = await listProgramIds(storage.reader);
    const noted = [
      ...((await witness?.heads()) ?? []),
      ...values.head.map((text) => readHead(text, programs)),
    ];
    reports = await storage.snapshot(async (queries) => {
      const all: ChainReport[] = [];
      for (const program of programs) {
        all.push(await verifyConsents(queries, sealKeys, program, noted));
      }
      return all;
    });
  } finally {
    await storage.close();
  }
  if (values.json) print(JSON.stringify(reports));
  else for (const report of reports) describe(report).forEach(print);
  const faults = reports.reduce((sum, one) => sum + one.faults.length, 0);
  if (faults > 0)
    throw new StartError(`The consent records are not as they were: ${faults} faults.`);
}

/** Reads `<program>:<position>:<hash>`; the hash has a colon of its own. */
function readHead(text: string, programs: readonly string[]): ConsentHead {
  const [, program, position, hash] = /^([a-z][a-z0-9-]*):(\d+):([0-9a-f:]+)$/.exec(text) ?? [];
  if (program === undefined || hash === undefined || !programs.includes(program)) {
    throw new StartError(`--head: expected <program>:<position>:<hash>, received ${text}.`);
  }
  return { program, position: Number(position), hash };
}

function describe({ head, sealed, waiting, unproven, purged, faults }: ChainReport): string[] {
  const { program, position, hash } = head;
  const counts = `${sealed} sealed, ${waiting} waiting, ${purged} past their retention`;
  const before = unproven > 0 ? `, ${unproven} from before there was a key` : '';
  return [
    `${program}: ${counts}${before}`,
    `  head ${program}:${position}:${hash}`,
    ...faults.map(({ kind, at }) => `  ${kind} ${at}`),
  ];
}
