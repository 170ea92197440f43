import { randomUUID } from 'node:crypto';
import type { Area } from '../../shared/contract/envelope';
import { loadKeys } from './accounts/founding';
import { keepLockouts } from './accounts/lockouts';
import { migrate } from './db/migrate';
import { OpenFailure, openWriter } from './db/open';
import type { Db } from './db/statement';
import { statement } from './db/statement';
import { type Clocks, systemClocks } from './deadlines/targets';
import { type Desk, fact, SYSTEM_ACTOR, transact } from './desk';
import type { RecordedFact } from './journal/journal';
import { headIsWhole } from './journal/tail';
import { type HomeLock, lockHome } from './lock';
import { cameDue } from './logMore/clockCheck';
import { refillIfStale } from './projections/refill';
import { finishRestore } from './recovery/finishRestore';
import { refuseMarked } from './rescue/damageMark';

export type OpenedDesk = { readonly desk: Desk; readonly lock: HomeLock; readonly close: () => void };

export type OpenOptions = {
  readonly home: string;
  readonly clocks?: Clocks;
  readonly newId?: () => string;
  readonly onCommit?: (facts: readonly RecordedFact[], areas: ReadonlySet<Area>) => void;
};

/**
 * Takes the lock, opens the database, brings the schema up, checks the newest rows of the chain and loads the seat's key. Throws OpenFailure; nothing
 * is changed then.
 */
export function openDesk(options: OpenOptions): OpenedDesk {
  const lock = lockHome(options.home);
  let db: Db | null = null;
  try {
    const clocks = options.clocks ?? systemClocks();
    finishRestore(options.home);
    db = openWriter(options.home);
    refuseMarked(db, options.home);
    migrate(db, options.home, clocks.wall());
    const keys = readKeys(db, options.home);
    refillIfStale(db);
    keepLockouts(db, clocks);
    const opened = db;
    const desk: Desk = {
      db: opened,
      home: options.home,
      keys,
      clocks,
      now: clocks.wall,
      newId: options.newId ?? randomUUID,
      onCommit: options.onCommit ?? (() => undefined),
    };
    return {
      desk,
      lock,
      close: () => {
        opened.close();
        lock.release();
      },
    };
  } catch (error) {
    db?.close();
    lock.release();
    throw error;
  }
}

function readKeys(db: Db, home: string): Desk['keys'] {
  try {
    const keys = loadKeys({ db, home });
    if (keys === null && !isUnfounded(db)) {
      throw new OpenFailure('data_corrupt', 'the first row of the journal is gone: run `watchdesk verify`');
    }
    if (keys !== null && !headIsWhole(db, keys)) {
      throw new OpenFailure(
        'data_corrupt',
        'the newest rows of the journal do not verify: run `watchdesk verify`',
      );
    }
    return keys;
  } catch (error) {
    throw error instanceof OpenFailure ? error : new OpenFailure('data_corrupt', (error as Error).message);
  }
}

/** No journal, no head, no room: then, and only then, may a room be founded here. */
function isUnfounded(db: Db): boolean {
  const row = statement<[], { rows: number }>(
    db,
    'SELECT EXISTS (SELECT 1 FROM journal) + EXISTS (SELECT 1 FROM journal_head) + EXISTS (SELECT 1 FROM room) AS rows',
  ).get();
  return row?.rows === 0;
}

const CLEAN_STOP = 'clean_stop';

/**
 * After a stop that was not clean the gap becomes a line of the log: from the last moment surely alive until now, with what came due meanwhile; and the
 * question stands whether the clock is still right (a PC without power may have lost its time).
 */
export function noteUncleanStop(desk: Desk): void {
  if (desk.keys === null) return;
  const state = new Map(
    statement<[], { name: string; value: string }>(desk.db, 'SELECT name, value FROM local_state')
      .all()
      .map((row) => [row.name, row.value]),
  );
  const heartbeat = state.get('heartbeat');
  if (heartbeat !== undefined && state.get(CLEAN_STOP) !== '1') {
    const from = Number(heartbeat);
    transact(desk, (write, now) => {
      const body = { previousHeartbeatAt: from, clean: false, due: cameDue(desk.db, from, now) };
      write(fact('desk.started', 'desk', SYSTEM_ACTOR, body));
    });
  }
  setCleanStop(desk, false);
}

export function setCleanStop(desk: Desk, isClean: boolean): void {
  statement(
    desk.db,
    'INSERT INTO local_state (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
  ).run(CLEAN_STOP, isClean ? '1' : '0');
}
