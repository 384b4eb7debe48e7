import {
  enrolRequestSchema,
  enrolResponseSchema,
  loginRedeemedSchema,
  loginRedemptionSchema,
  loginRequestSchema,
  loginResponseSchema,
  meRequestSchema,
  meResponseSchema,
} from '@goodword/protocol/schemas';
import type { Operation } from '../operation.js';

export const advocateOperations: readonly Operation[] = [
  {
    method: 'post',
    path: '/v1/advocates',
    id: 'enrolAdvocate',
    tag: 'Advocates',
    summary: 'Enrol or find an advocate by a signed identity token or an e-mail address',
    access: 'public',
    body: enrolRequestSchema,
    answers: {
      200: {
        description: 'A link and its code; for a token, a session as well.',
        content: enrolResponseSchema,
      },
    },
    problems: ['identity-invalid'],
  },
  {
    method: 'post',
    path: '/v1/advocates/me',
    id: 'readOwnView',
    tag: 'Advocates',
    summary: 'Read an advocate’s own view: link, figures, referrals, rewards',
    access: 'public',
    body: meRequestSchema,
    answers: { 200: { description: 'The advocate’s own view.', content: meResponseSchema } },
    problems: ['session-expired', 'not-found'],
  },
  {
    method: 'post',
    path: '/v1/logins',
    id: 'requestLogin',
    tag: 'Advocates',
    summary: 'Mail an advocate a one-time link',
    access: 'public',
    body: loginRequestSchema,
    answers: {
      200: {
        description: 'The same answer whether the address is known or not.',
        content: loginResponseSchema,
      },
    },
  },
  {
    method: 'post',
    path: '/v1/logins/redeem',
    id: 'redeemLogin',
    tag: 'Advocates',
    summary: 'Redeem a one-time link for a session',
    access: 'public',
    body: loginRedemptionSchema,
    answers: { 200: { description: 'The link and a session.', content: loginRedeemedSchema } },
    problems: ['login-invalid'],
  },
];
