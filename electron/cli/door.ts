import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Reply } from '../../shared/contract/envelope';
import type { InputOf, ProcedureName } from '../../shared/contract/procedures';
import { DATABASE_FILE, OpenFailure } from '../desk/db/open';
import { socketPath } from '../desk/socketPath';
import { isHomeWanted } from '../desk/wanted';
import type { Context } from './context';
import { openLocalDoor } from './localDoor';
import { MovingDoor } from './movingDoor';
import { connectDoor } from './socketDoor';

/** The way into the room: the running console, or the home opened by this command. Both speak the same contract. */
export type Door = {
  readonly kind: 'local' | 'socket';
  /** Never rejects: a desk that is gone answers desk_unavailable. `as` is the acting account. */
  readonly call: <N extends ProcedureName>(procedure: N, input: InputOf<N>, as?: string) => Promise<Reply>;
  readonly close: () => Promise<void>;
};

/** A console that takes the home listens a moment later, and one whose desk died starts another; after this time the home counts as held or left. */
const PATIENCE_MS = 5_000;
const PAUSE_MS = 150;

/**
 * Opens the home of this command. While the console holds it the command becomes its client, otherwise it opens the data itself, and moves to the
 * console as soon as one wants the home. Throws OpenFailure: data_missing (nothing is made then), locked_by_other when whoever holds the home does not
 * answer, and the others of the database.
 */
export async function openDoor(context: Context): Promise<Door> {
  const door = await findDoor(context);
  return door.kind === 'local' ? new MovingDoor(context.home, door, () => findDoor(context)) : door;
}

async function findDoor(context: Context): Promise<Door> {
  const { home } = context;
  if (!existsSync(join(home, DATABASE_FILE))) throw new OpenFailure('data_missing', home);
  const path = socketPath(home);
  const until = performance.now() + PATIENCE_MS;
  for (;;) {
    const isLast = performance.now() >= until;
    const client = await connectDoor(path);
    if (client) return client;
    // A socket that nobody serves: the desk behind it died, and its console is bringing up the next one.
    const isComing = isHomeWanted(home) || (process.platform !== 'win32' && existsSync(path));
    if (!isComing || isLast) {
      const local = tryLocal(context, isLast);
      if (local) return local;
    }
    await wait(PAUSE_MS);
  }
}

/** Null while somebody holds the home and there is still time. */
function tryLocal(context: Context, isLast: boolean): Door | null {
  try {
    const door = openLocalDoor(context);
    // Whoever holds the home knows that a socket file there is a dead one.
    if (process.platform !== 'win32') rmSync(socketPath(context.home), { force: true });
    return door;
  } catch (error) {
    if (!isLast && error instanceof OpenFailure && error.code === 'locked_by_other') return null;
    throw error;
  }
}
