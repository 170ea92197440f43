/** Everything that the command line touches outside itself, so that tests can stand in for it. */
export type Io = {
  /** Opens standard input; only a command that reads it asks. */
  readonly stdin: () => AsyncIterable<Uint8Array>;
  /** Resolves when the text was taken; rejects when nobody reads any more. */
  readonly stdout: (text: string) => Promise<void>;
  readonly stderr: (text: string) => void;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: string;
  readonly osHome: string;
  readonly cwd: string;
  readonly now: () => number;
  /** folder that holds work-plans/ */
  readonly resources: string;
  /** file of the page that verifies a sealed package */
  readonly verifierPage?: string;
  readonly version: string;
  /** true when a person looks at stderr, so that progress may be shown there */
  readonly isWatched: boolean;
  /** From now on an interrupt (Ctrl+C) only raises this signal; the command ends by itself. */
  readonly onInterrupt: () => AbortSignal;
};

export const DONE = 0;
/** refused, or a check failed */
export const REFUSED = 1;
export const USAGE = 2;
/** the data cannot be opened */
export const UNOPENABLE = 3;
