import type { Account, Room } from '../../../shared/contract/models';
import type { Role } from '../../../shared/domain/vocabulary';
import { type Db, statement } from '../db/statement';

type Row = { id: string; name: string; display_name: string; roles: string; created_at: number };

const toAccount = (row: Row): Account => ({
  id: row.id,
  name: row.name,
  displayName: row.display_name,
  roles: JSON.parse(row.roles) as Role[],
  createdAt: row.created_at,
});

const COLUMNS = 'id, name, display_name, roles, created_at';

export function accountById(db: Db, id: string): Account | undefined {
  const row = statement<[string], Row>(db, `SELECT ${COLUMNS} FROM accounts WHERE id = ?`).get(id);
  return row && toAccount(row);
}

export function accountByName(db: Db, name: string): Account | undefined {
  const row = statement<[string], Row>(db, `SELECT ${COLUMNS} FROM accounts WHERE name = ?`).get(name);
  return row && toAccount(row);
}

export function allAccounts(db: Db): Account[] {
  return statement<[], Row>(db, `SELECT ${COLUMNS} FROM accounts ORDER BY created_at, name`)
    .all()
    .map(toAccount);
}

type RoomRow = {
  id: string;
  name: string;
  division_code: string;
  profile: Room['profile'];
  demo: number;
  founded_at: number;
};

export function readRoom(db: Db): Room | null {
  const row = statement<[], RoomRow>(db, 'SELECT * FROM room LIMIT 1').get();
  if (!row) return null;
  return {
    id: row.id,
    name: row.name,
    divisionCode: row.division_code,
    profile: row.profile,
    demo: row.demo === 1,
    foundedAt: row.founded_at,
  };
}

export type Credentials = { password: string; failures: number; locked_until: number };

export function readCredentials(db: Db, accountId: string): Credentials | undefined {
  return statement<[string], Credentials>(
    db,
    'SELECT password, failures, locked_until FROM local_credentials WHERE account_id = ?',
  ).get(accountId);
}

export function writeCredentials(db: Db, accountId: string, password: string, wrappedKey: Buffer): void {
  statement(db, 'INSERT INTO local_credentials (account_id, password, wrapped_key) VALUES (?, ?, ?)').run(
    accountId,
    password,
    wrappedKey,
  );
}

const FAILURES_BEFORE_LOCK = 5;
const FIRST_LOCK_MS = 10 * 60_000;
const LONGEST_LOCK_MS = 60 * 60_000;

/** Counts a wrong password before the answer is given; the fifth locks for ten minutes, each further one doubles it up to an hour. */
export function countFailure(db: Db, accountId: string, now: number): void {
  const failures = (readCredentials(db, accountId)?.failures ?? 0) + 1;
  const over = failures - FAILURES_BEFORE_LOCK;
  const lockedUntil = over < 0 ? 0 : now + Math.min(LONGEST_LOCK_MS, FIRST_LOCK_MS * 2 ** over);
  statement(db, 'UPDATE local_credentials SET failures = ?, locked_until = ? WHERE account_id = ?').run(
    failures,
    lockedUntil,
    accountId,
  );
}

export function clearFailures(db: Db, accountId: string): void {
  statement(
    db,
    'UPDATE local_credentials SET failures = 0, locked_until = 0 WHERE account_id = ? AND failures > 0',
  ).run(accountId);
}
