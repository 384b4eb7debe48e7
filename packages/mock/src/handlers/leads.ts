import { isId, type LeadRequest, type LeadResponse, type Problem } from '@goodword/protocol';
import { HttpResponse } from 'msw';
import { handleCall, type Call, type HandlerContext } from '../handle-call.js';
import { problemAnswer } from '../problem-answer.js';
import { fieldsOf, isSameJson, textOf } from '../read-fields.js';

/** `POST /v1/leads`: the same id and body is the same lead. */
export function leadHandlers(context: HandlerContext) {
  const { received } = context.state;
  return [
    handleCall('POST /v1/leads', context, ({ body }) => {
      const errors = findErrors(body);
      if (errors.length > 0) {
        return problemAnswer('invalid-request', { detail: 'The lead is not complete.', errors });
      }
      const lead = { answers: {}, evidence: {}, ...body } as LeadRequest;
      const earlier = received.leads.find(({ id }) => id === lead.id);
      if (earlier && !isSameJson(earlier, lead)) {
        return problemAnswer('conflict', { detail: 'Another lead has this id.' });
      }
      if (!earlier) received.leads.push(lead);
      const answer: LeadResponse = { id: lead.id, status: 'received' };
      return HttpResponse.json(answer);
    }),
  ];
}

function findErrors(body: Call['body']): NonNullable<Problem['errors']> {
  const checks = [
    { path: 'id', ok: isId('lead', body.id), message: 'Expected the id of a lead.' },
    {
      path: 'contact.email',
      ok: textOf(fieldsOf(body.contact).email)?.includes('@') === true,
      message: 'Expected an e-mail address.',
    },
    {
      path: 'consent.contact',
      ok: fieldsOf(body.consent).contact === true,
      message: 'Expected consent to be contacted.',
    },
  ];
  return checks.filter(({ ok }) => !ok).map(({ path, message }) => ({ path, message }));
}
