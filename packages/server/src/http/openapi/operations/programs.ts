import { programIdSchema, programSchema } from '@goodword/protocol/schemas';
import type { Operation } from '../operation.js';

export const programOperations: readonly Operation[] = [
  {
    method: 'get',
    path: '/v1/programs/{program}',
    id: 'readProgram',
    tag: 'Programs',
    summary: 'Read what a widget needs: offer, texts, channels, consent, lead form',
    access: 'public',
    params: { program: programIdSchema },
    answers: {
      200: {
        description: 'The program, the same for everybody.',
        content: programSchema,
        headers: { ETag: 'Changes with the program; send it as `If-None-Match`.' },
      },
      304: { description: 'The program is the one that `If-None-Match` names.' },
    },
  },
];
