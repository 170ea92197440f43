import type { ConsoleEvent } from './envelope';
import type { Result } from './errors';
import type { AnyProcedureName, InputOf, OutputOf } from './procedures';

/** What the preload puts on `window.watchdesk`; nothing else crosses. */
export type Bridge = {
  readonly call: <N extends AnyProcedureName>(
    name: N,
    input: InputOf<N>,
    as: string | null,
  ) => Promise<Result<OutputOf<N>>>;
  /** Calls back with every event of the stream; returns the unsubscribe. */
  readonly listen: (listener: (event: ConsoleEvent) => void) => () => void;
  readonly platform: string;
};
