import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { createHandlers } from '../create-handlers.js';
import { createMockState, type MockStateOptions } from '../create-mock-state.js';

export const ENDPOINT = 'https://refer.example.com';

/** A mock that answers for the length of a test file, and a way to call it as the client does. */
export function useMock(options: MockStateOptions = {}) {
  const mock = createMockState(options);
  const server = setupServer(...createHandlers({ endpoint: ENDPOINT, state: mock }));
  beforeAll(() => server.listen({ onUnhandledFrame: 'error' }));
  afterEach(() => mock.reset());
  afterAll(() => server.close());

  async function call(method: 'GET' | 'POST', path: string, body?: unknown) {
    const response = await fetch(`${ENDPOINT}${path}`, {
      method,
      redirect: 'manual',
      ...(body === undefined
        ? {}
        : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      body: (text ? JSON.parse(text) : undefined) as unknown,
    };
  }

  return {
    mock,
    get: (path: string) => call('GET', path),
    post: (path: string, body: unknown) => call('POST', `${path}?program=demo`, body),
  };
}

/** An unsigned token, as far as a mock reads it. */
export function tokenFor(claims: Record<string, unknown>): string {
  return `e30.${btoa(JSON.stringify(claims))}.signature`;
}
