import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Reply } from '../../shared/contract/envelope';
import type { InputOf, ProcedureName } from '../../shared/contract/procedures';
import { DATABASE_FILE, OpenFailure } from '../desk/db/open';
import { socketPath } from '../desk/socketPath';
import type { Context } from './context';
import { openLocalDoor } from './localDoor';
import { connectDoor } from './socketDoor';

/** The way into the room: the running console, or the home opened by this command. Both speak the same contract. */
export type Door = {
  readonly kind: 'local' | 'socket';
  /** Never rejects: a desk that is gone answers desk_unavailable. `as` is the acting account. */
  readonly call: <N extends ProcedureName>(procedure: N, input: InputOf<N>, as?: string) => Promise<Reply>;
  readonly close: () => Promise<void>;
};

/** Between the console's taking the home and its listening lies a moment; after it the home counts as held by somebody else. */
const PATIENCE_MS = 5_000;
const PAUSE_MS = 150;

/**
 * Opens the home of this command. While the console holds it the command becomes its client, otherwise it opens the data itself. Throws OpenFailure:
 * data_missing (nothing is made then), locked_by_other when whoever holds the home does not answer, and the others of the database.
 */
export async function openDoor(context: Context): Promise<Door> {
  const { home } = context;
  if (!existsSync(join(home, DATABASE_FILE))) throw new OpenFailure('data_missing', home);
  for (let left = PATIENCE_MS; ; left -= PAUSE_MS) {
    const client = await connectDoor(socketPath(home));
    if (client) return client;
    try {
      return openLocalDoor(context);
    } catch (error) {
      const isHeld = error instanceof OpenFailure && error.code === 'locked_by_other';
      if (!isHeld || left <= 0) throw error;
    }
    await wait(PAUSE_MS);
  }
}
