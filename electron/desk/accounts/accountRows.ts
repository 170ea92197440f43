import { passwordDueAt } from '../../../shared/accounts/passwords';
import type { Account, Room } from '../../../shared/contract/models';
import type { Role } from '../../../shared/domain/vocabulary';
import type { AccountPolicy } from '../../../shared/settings/accountPolicy';
import { type Db, statement } from '../db/statement';
import { readSetting } from '../settings/read';

type Row = {
  id: string;
  name: string;
  display_name: string;
  roles: string;
  created_at: number;
  is_disabled: number;
  password_set_at: number;
  must_change: number;
  last_signed_in_at: number | null;
  grace_until: number | null;
  has_pin: number;
  locked_until: number | null;
};

const SELECT = `SELECT a.id, a.name, a.display_name, a.roles, a.created_at, a.is_disabled, a.password_set_at, a.must_change,
    a.last_signed_in_at, c.grace_until, EXISTS (SELECT 1 FROM local_pins p WHERE p.account_id = a.id) AS has_pin,
    (SELECT l.wall_until FROM local_lockouts l WHERE l.scope = 'account:' || a.id AND l.length_ms > 0) AS locked_until
  FROM accounts a LEFT JOIN local_credentials c ON c.account_id = a.id`;

/** The policy as it holds here: passwords and accounts of a demonstration room never run out, since theirs are printed in the manual. */
export function accountPolicy(db: Db): AccountPolicy {
  const policy = readSetting(db, 'accountPolicy');
  const isDemo = statement<[], { demo: number }>(db, 'SELECT demo FROM room LIMIT 1').get()?.demo === 1;
  return isDemo ? { ...policy, maxAgeDays: 0, staleDays: 0 } : policy;
}

const toAccount = (row: Row, { maxAgeDays }: Pick<AccountPolicy, 'maxAgeDays'>): Account => ({
  id: row.id,
  name: row.name,
  displayName: row.display_name,
  roles: JSON.parse(row.roles) as Role[],
  createdAt: row.created_at,
  isDisabled: row.is_disabled === 1,
  passwordDueAt: row.must_change === 1 ? row.password_set_at : passwordDueAt(row.password_set_at, maxAgeDays),
  mustChangePassword: row.must_change === 1 || row.grace_until !== null,
  passwordGraceUntil: row.must_change === 1 ? null : row.grace_until,
  hasPin: row.has_pin === 1,
  lastSignedInAt: row.last_signed_in_at,
  lockedUntil: row.locked_until,
});

export function accountById(db: Db, id: string): Account | undefined {
  const row = statement<[string], Row>(db, `${SELECT} WHERE a.id = ?`).get(id);
  return row && toAccount(row, accountPolicy(db));
}

export function accountByName(db: Db, name: string): Account | undefined {
  const row = statement<[string], Row>(db, `${SELECT} WHERE a.name = ?`).get(name);
  return row && toAccount(row, accountPolicy(db));
}

export function allAccounts(db: Db): Account[] {
  const policy = accountPolicy(db);
  return statement<[], Row>(db, `${SELECT} ORDER BY a.created_at, a.name`)
    .all()
    .map((row) => toAccount(row, policy));
}

/** What every call is checked against; a disabled account acts no more. */
export function rolesOf(db: Db, id: string): { readonly name: string; readonly roles: Role[] } | undefined {
  const row = statement<[string], { display_name: string; roles: string }>(
    db,
    'SELECT display_name, roles FROM accounts WHERE id = ? AND is_disabled = 0',
  ).get(id);
  return row && { name: row.display_name, roles: JSON.parse(row.roles) as Role[] };
}

/** When the password was set, and whether by somebody else. */
export function passwordAge(
  db: Db,
  id: string,
): { readonly setAt: number; readonly mustChange: boolean; readonly graceUntil: number | null } | undefined {
  const row = statement<
    [string],
    { password_set_at: number; must_change: number; grace_until: number | null }
  >(
    db,
    `SELECT a.password_set_at, a.must_change, c.grace_until FROM accounts a LEFT JOIN local_credentials c ON c.account_id = a.id
     WHERE a.id = ?`,
  ).get(id);
  return (
    row && { setAt: row.password_set_at, mustChange: row.must_change === 1, graceUntil: row.grace_until }
  );
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
