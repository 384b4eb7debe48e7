/** Writes one entry. Never a person's data, a network address, a query or a body. */
export type Log = (entry: { event: string; [detail: string]: string | number }) => void;
