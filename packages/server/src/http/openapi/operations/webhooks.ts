import {
  idSchema,
  listSchema,
  webhookChangeSchema,
  webhookDeliverySchema,
  webhookRequestSchema,
  webhookRotationSchema,
  webhookSchema,
  webhookWithSecretSchema,
} from '@goodword/protocol/schemas';
import { pageQuerySchema } from '../../list-page.js';
import type { Operation } from '../operation.js';

const params = { id: idSchema('webhook') };

export const webhookOperations: readonly Operation[] = [
  {
    method: 'get',
    path: '/v1/webhooks',
    id: 'listWebhooks',
    tag: 'Webhooks',
    summary: 'List webhooks, latest first',
    access: 'secret',
    query: pageQuerySchema,
    answers: { 200: { description: 'A page of webhooks.', content: listSchema(webhookSchema) } },
  },
  {
    method: 'post',
    path: '/v1/webhooks',
    id: 'createWebhook',
    tag: 'Webhooks',
    summary: 'Make a webhook',
    access: 'secret',
    idempotency: 'optional',
    body: webhookRequestSchema,
    answers: {
      201: {
        description:
          'The webhook with its secret, which is shown this once: a replay leaves it out.',
        content: webhookWithSecretSchema.partial({ secret: true }),
      },
    },
    problems: ['conflict', 'unprocessable'],
  },
  {
    method: 'patch',
    path: '/v1/webhooks/{id}',
    id: 'changeWebhook',
    tag: 'Webhooks',
    summary: 'Change a webhook, or switch it off or on',
    access: 'secret',
    params,
    body: webhookChangeSchema,
    answers: { 200: { description: 'The webhook.', content: webhookSchema } },
    problems: ['not-found', 'conflict'],
  },
  {
    method: 'delete',
    path: '/v1/webhooks/{id}',
    id: 'deleteWebhook',
    tag: 'Webhooks',
    summary: 'Delete a webhook and its deliveries',
    access: 'secret',
    params,
    answers: { 204: { description: 'It is gone.' } },
    problems: ['not-found'],
  },
  {
    method: 'post',
    path: '/v1/webhooks/{id}/rotate',
    id: 'rotateWebhookSecret',
    tag: 'Webhooks',
    summary: 'Make a new secret; those before sign as well for a while',
    access: 'secret',
    idempotency: 'required',
    params,
    body: webhookRotationSchema,
    answers: {
      200: {
        description:
          'The webhook with its secret, which is shown this once: a replay leaves it out.',
        content: webhookWithSecretSchema.partial({ secret: true }),
      },
    },
    problems: ['not-found'],
  },
  {
    method: 'get',
    path: '/v1/webhooks/{id}/deliveries',
    id: 'listDeliveries',
    tag: 'Webhooks',
    summary: 'List a webhook’s deliveries, latest first',
    access: 'secret',
    params,
    query: pageQuerySchema,
    answers: {
      200: { description: 'A page of deliveries.', content: listSchema(webhookDeliverySchema) },
    },
    problems: ['not-found'],
  },
  {
    method: 'post',
    path: '/v1/webhooks/{id}/deliveries/{delivery}/replay',
    id: 'replayDelivery',
    tag: 'Webhooks',
    summary: 'Deliver a message once more, under the same id',
    access: 'secret',
    idempotency: 'required',
    params: { ...params, delivery: idSchema('delivery') },
    answers: { 200: { description: 'The delivery.', content: webhookDeliverySchema } },
    problems: ['not-found', 'unprocessable'],
  },
];
