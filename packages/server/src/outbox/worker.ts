/** Work that goes on beside the calls, in every process: rows are claimed, so none is done twice. */
export interface Worker {
  /** Does what is due; resolves when nothing of it is under way any more. */
  run(): Promise<void>;
  /** Begins nothing more, and ends what is under way. */
  stop(): Promise<void>;
}
