/** Headers that answers of several calls have. */
export const HEADERS = {
  RateLimit: {
    required: true,
    description:
      'How the call stands to each limit that it counts against, as in `"write";r=239;t=60`: calls left, and seconds until they are all there again (a list of structured fields).',
    schema: { type: 'string' },
  },
  'RateLimit-Policy': {
    required: true,
    description: 'Each limit, as in `"write";q=240;w=60`: so many calls in so many seconds.',
    schema: { type: 'string' },
  },
  'Idempotent-Replayed': {
    description: '`true` where the call was made before and nothing was done again.',
    schema: { type: 'string' },
  },
  'Retry-After': {
    required: true,
    description: 'When to try again, in seconds.',
    schema: { type: 'integer', minimum: 1 },
  },
} as const;

/** One of them. */
export type HeaderName = keyof typeof HEADERS;
