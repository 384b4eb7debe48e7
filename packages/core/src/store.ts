/** A tiny observable: one immutable value, replaced as a whole. */
export interface Store<State> {
  get(): State;
  /** Replaces the given fields; the object stays the same where none of them changed. */
  set(change: { [Name in keyof State]?: State[Name] | undefined }): void;
  subscribe(listener: (state: State) => void): () => void;
}

/** Makes a store. A listener that throws does not keep the others from being called. */
export function createStore<State extends object>(
  initial: State,
  onError: (cause: unknown) => void,
): Store<State> {
  let state = initial;
  const listeners = new Set<(state: State) => void>();
  return {
    get: () => state,
    set(change) {
      const names = Object.keys(change) as (keyof State)[];
      if (names.every((name) => Object.is(state[name], change[name]))) return;
      // A field that is set to undefined is no longer there.
      const entries = Object.entries({ ...state, ...change });
      state = Object.fromEntries(entries.filter(([, value]) => value !== undefined)) as State;
      for (const listener of [...listeners]) {
        try {
          listener(state);
        } catch (cause) {
          onError(cause);
        }
      }
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
