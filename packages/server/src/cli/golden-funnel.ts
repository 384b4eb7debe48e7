import { createId } from '@goodword/core/rules';

/** Where, as whom and for which program. */
export interface GoldenFunnelOptions {
  url: string;
  program: string;
  /** A secret key. */
  key: string;
}

/** One step of the loop. */
export interface GoldenStep {
  name: string;
  isDone: boolean;
  ms: number;
  /** Why it failed: a status and a code, or what was expected. */
  reason?: string;
}

type Answer = Record<string, unknown>;

/** How long a call may take, in milliseconds. */
const TIMEOUT = 15_000;

/** Walks the loop from the link to the reward and back; ends at the first step that fails. */
export async function runGoldenFunnel(options: GoldenFunnelOptions): Promise<GoldenStep[]> {
  const call = caller(options);
  const inProgram = `?program=${options.program}`;
  const now = Date.now();
  const mark = createId('lead', { now }).slice(-12).toLowerCase();
  const advocate = `check-advocate-${mark}@example.com`;
  const friend = `check-friend-${mark}@example.com`;
  const leadId = createId('lead', { now });
  const visitor = `check-visitor-${mark}`;
  const occurredAt = new Date(now).toISOString();
  const known = { code: '', conversionId: '', rewards: [] as Answer[] };

  const steps: [string, () => Promise<unknown>][] = [
    ['the server is ready', () => call('GET', '/v1/ready')],
    ['the program is public', () => call('GET', `/v1/programs/${options.program}`)],
    [
      'an advocate gets a link',
      async () => {
        const answer = await call('POST', `/v1/advocates${inProgram}`, {
          identity: { email: advocate },
        });
        known.code = String(answer['code']);
      },
    ],
    ['the link leads to the shop', () => call('HEAD', `/r/${known.code}`)],
    [
      'a visit is stored, once',
      async () => {
        const event = { id: createId('event', { now }), type: 'visit', occurredAt, visitor };
        const batch = { sentAt: occurredAt, events: [{ ...event, code: known.code }] };
        expectStatus(await call('POST', `/v1/events${inProgram}`, batch), 'stored');
        expectStatus(await call('POST', `/v1/events${inProgram}`, batch), 'duplicate');
      },
    ],
    [
      'a lead is received',
      () =>
        call('POST', `/v1/leads${inProgram}`, {
          id: leadId,
          contact: { email: friend, name: 'Check' },
          answers: {},
          evidence: { code: known.code, visitor },
          consent: { contact: true, policyVersion: 'check' },
        }),
    ],
    [
      'sales finds the lead',
      async () => {
        const lead = await call('GET', `/v1/leads/${leadId}`);
        expect((lead['contact'] as Answer)['email'] === friend, 'the lead’s address');
      },
    ],
    [
      'an order is credited to the advocate',
      async () => {
        const answer = await call('POST', '/v1/conversions', {
          externalId: `check-${mark}`,
          value: { amount: 10_000, currency: 'EUR' },
          occurredAt: new Date().toISOString(),
          evidence: { leadId, email: friend },
        });
        known.conversionId = String(answer['id']);
        expect((answer['attribution'] as Answer)['outcome'] === 'credited', 'a credited order');
      },
    ],
    ['the ledger sums to zero', () => expectZero(call)],
    [
      'a refund takes the rewards back',
      async () => {
        const path = `/v1/conversions/${known.conversionId}/reversals`;
        const answer = await call('POST', path, { externalId: `check-refund-${mark}` });
        const rewards = answer['rewards'] as Answer[];
        expect(
          rewards.every(({ state }) => state === 'reversed'),
          'reversed rewards',
        );
      },
    ],
    ['the ledger still sums to zero', () => expectZero(call)],
    [
      'both people are erased on request',
      async () => {
        await call('POST', '/v1/people/erase', { email: advocate });
        await call('POST', '/v1/people/erase', { email: friend });
      },
    ],
  ];

  const done: GoldenStep[] = [];
  for (const [name, run] of steps) {
    const start = performance.now();
    const ms = () => Math.round(performance.now() - start);
    try {
      await run();
      done.push({ name, isDone: true, ms: ms() });
    } catch (error) {
      done.push({ name, isDone: false, ms: ms(), reason: (error as Error).message });
      break;
    }
  }
  return done;
}

type Call = (method: string, path: string, body?: object) => Promise<Answer>;

function caller({ url, key }: GoldenFunnelOptions): Call {
  return async (method, path, body) => {
    const isPublic = path.includes('?program=') || path.startsWith('/r/');
    const response = await fetch(`${url}${path}`, {
      method,
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT),
      headers: {
        'content-type': 'application/json',
        ...(isPublic ? {} : { authorization: `Bearer ${key}` }),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const text = await response.text();
    const answer = readAnswer(text);
    if (response.status >= 400) {
      throw new Error(
        `${method} ${path} answered ${response.status} ${String(answer['code'] ?? '')}.`,
      );
    }
    return answer;
  };
}

/** A redirect has no JSON in it. */
function readAnswer(text: string): Answer {
  try {
    return JSON.parse(text) as Answer;
  } catch {
    return {};
  }
}

function expectStatus(answer: Answer, status: string): void {
  const [result] = answer['results'] as Answer[];
  expect(result?.['status'] === status, `an event that is ${status}`);
}

async function expectZero(call: Call): Promise<void> {
  const { sums } = await call('GET', '/v1/ledger?limit=1');
  expect(
    Object.values(sums as Answer).every((sum) => sum === 0),
    'sums of zero',
  );
}

function expect(isSo: boolean, what: string): void {
  if (!isSo) throw new Error(`Expected ${what}.`);
}
