/** Where a command reads and writes. */
export interface Terminal {
  env: Readonly<Record<string, string | undefined>>;
  print(line: string): void;
  complain(line: string): void;
  /** Resolves when a person or the system wants the command to end. */
  whenToldToEnd(): Promise<void>;
}
