import type { EnrolRequest, EnrolResponse, MeResponse } from '@goodword/protocol';
import { buildShareLink, parseCode } from '@goodword/core/rules';
import { HttpResponse } from 'msw';
import type { MockState } from '../create-mock-state.js';
import { handleCall, type HandlerContext } from '../handle-call.js';
import { problemAnswer } from '../problem-answer.js';
import { fieldsOf, textOf } from '../read-fields.js';

const SESSION_LENGTH = 60 * 60 * 1000;

/** Where links lead when the handlers answer on any origin. */
const ANY_ENDPOINT = 'https://refer.example.com';

/** `POST /v1/advocates` and `POST /v1/advocates/me`. */
export function advocateHandlers(context: HandlerContext) {
  const { state } = context;
  const base = context.endpoint === '*' ? ANY_ENDPOINT : context.endpoint;
  const linkTo = (code: string) => buildShareLink({ base, code });

  return [
    handleCall('POST /v1/advocates', context, ({ body }) => {
      const identity = fieldsOf(body.identity);
      const token = textOf(identity.token);
      const email = textOf(identity.email)?.trim().toLowerCase();
      if (token === undefined && !email?.includes('@')) {
        return problemAnswer('invalid-request', {
          detail: 'Expected an identity with a token or an e-mail address.',
          errors: [{ path: 'identity', message: 'Expected a token or an e-mail address.' }],
        });
      }
      const claims = token === undefined ? {} : readClaims(token);
      const displayName = textOf(claims.name)?.split(' ')[0];
      const advocate =
        token === undefined ? `email:${email}` : `sub:${textOf(claims.sub) ?? token}`;
      const code = state.codes.issue(advocate, displayName);
      state.received.enrolments.push(body as EnrolRequest);
      const answer: EnrolResponse = {
        code,
        url: linkTo(code),
        ...(displayName === undefined ? {} : { displayName }),
        ...(token === undefined ? {} : { session: openSession(state, code, displayName) }),
      };
      return HttpResponse.json(answer);
    }),

    handleCall('POST /v1/advocates/me', context, ({ body }) => {
      const session = state.sessions.get(textOf(body.session) ?? '');
      if (!session || session.expiresAt <= state.now()) return problemAnswer('session-expired');
      const { code, displayName } = session;
      const answer: MeResponse = {
        code,
        url: linkTo(code),
        ...(displayName === undefined ? {} : { displayName }),
        ...countFigures(state, code),
        ...state.figures,
      };
      return HttpResponse.json(answer);
    }),
  ];
}

function openSession(state: MockState, code: string, displayName: string | undefined) {
  const token = `gw_at_mock-${state.sessions.size + 1}`;
  const expiresAt = state.now() + SESSION_LENGTH;
  state.sessions.set(token, {
    code,
    expiresAt,
    ...(displayName === undefined ? {} : { displayName }),
  });
  return { token, expiresAt: new Date(expiresAt).toISOString() };
}

/** Reads a JSON Web Token's claims. A mock checks no signature. */
function readClaims(token: string): Readonly<Record<string, unknown>> {
  try {
    const payload = (token.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/');
    const bytes = Uint8Array.from(atob(payload), (character) => character.charCodeAt(0));
    return fieldsOf(JSON.parse(new TextDecoder().decode(bytes)));
  } catch {
    return {};
  }
}

function countFigures(
  { received }: MockState,
  code: string,
): Pick<MeResponse, 'shares' | 'visits' | 'referrals' | 'rewards'> {
  const isOwn = (text: string | undefined) => {
    const parsed = parseCode(text ?? '');
    return parsed.ok && parsed.codeKey === code;
  };
  const shares: Record<string, number> = {};
  let visits = 0;
  for (const event of received.events) {
    if (!isOwn(event.code)) continue;
    if (event.type === 'visit') visits += 1;
    if (event.type === 'share') shares[event.channel] = (shares[event.channel] ?? 0) + 1;
  }
  const referrals = received.leads
    .filter((lead) => isOwn(lead.evidence.code))
    .map(({ id, submittedAt }, index) => ({
      id: `referral-${index + 1}-${id.slice(-4)}`,
      status: 'lead' as const,
      since: (submittedAt ?? new Date(0).toISOString()).slice(0, 10),
    }));
  return { shares, visits, referrals, rewards: [] };
}
