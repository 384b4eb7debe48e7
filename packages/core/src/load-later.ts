import { GoodwordError } from './error.js';

/** A part of the client that is loaded at its first use. */
export interface LaterPart<Part> {
  /** The part, once it has been loaded. */
  part?: Part;
  /** After a failure the next call tries again. @throws GoodwordError `network` */
  load(): Promise<Part>;
}

export function loadLater<Part>(load: () => Promise<Part>): LaterPart<Part> {
  let loading: Promise<Part> | undefined;
  const later: LaterPart<Part> = {
    load: () =>
      (loading ??= load().then(
        (part) => (later.part = part),
        (cause: unknown) => {
          loading = undefined;
          throw new GoodwordError('network', 'A part could not be loaded. Try again.', {
            cause,
            retriable: true,
          });
        },
      )),
  };
  return later;
}
