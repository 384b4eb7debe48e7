/** How long an advocate's session lasts, in milliseconds. */
export const SESSION_LASTS = 3_600_000;
