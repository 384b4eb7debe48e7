const POLL = 50;

/**
 * Waits for a state.
 *
 * @param look gives the state; one that cannot be read yet is looked at again
 * @param isReached tells whether it is the one
 * @param deadline milliseconds
 * @returns the state, also where it was not reached in time, so that an assertion can show it
 */
export async function when<State>(
  look: () => State | Promise<State>,
  isReached: (state: State) => boolean,
  deadline = 30_000,
): Promise<State> {
  const end = performance.now() + deadline;
  for (;;) {
    const state = await look();
    if (isReached(state) || performance.now() > end) return state;
    await new Promise((resolve) => setTimeout(resolve, POLL));
  }
}
