import { type Db, statement } from '../db/statement';
import type { RecordedFact } from '../journal/journal';
import { insertSystemLine } from '../log/line';
import type { Projectors } from '../projections/body';

type Names = { readonly name: string; readonly displayName: string };

/** How the account is called now. */
function namesOf(db: Db, id: string): Names {
  return (
    statement<[string], Names>(db, 'SELECT name, display_name AS displayName FROM accounts WHERE id = ?').get(
      id,
    ) ?? { name: id, displayName: '' }
  );
}

/** The account signs with this key from now on; what the earlier ones signed stays theirs. */
function addKey(db: Db, fact: Pick<RecordedFact, 'at' | 'subject'>, publicKey: string): void {
  statement(db, 'UPDATE accounts SET public_key = ? WHERE id = ?').run(publicKey, fact.subject);
  statement(
    db,
    'INSERT INTO account_keys (account_id, since, public_key) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
  ).run(fact.subject, fact.at, publicKey);
}

const setPassword = (db: Db, id: string, at: number, mustChange: boolean): void => {
  statement(db, 'UPDATE accounts SET password_set_at = ?, must_change = ? WHERE id = ?').run(
    at,
    Number(mustChange),
    id,
  );
};

const noteSignIn = (db: Db, id: string, at: number): void => {
  statement(db, 'UPDATE accounts SET last_signed_in_at = ? WHERE id = ?').run(at, id);
};

type ActRow = {
  readonly id: string;
  readonly kind: 'roles' | 'glass';
  readonly accountId: string;
  readonly rolesBefore: string;
  readonly rolesAfter: string;
  readonly reason: string;
  readonly at: number;
  readonly by: readonly { readonly accountId: string; readonly name: string }[];
};

function insertAct(db: Db, act: ActRow): void {
  statement(
    db,
    `INSERT INTO account_acts (id, kind, account_id, roles_before, roles_after, reason, at, by_ids, by_names)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    act.id,
    act.kind,
    act.accountId,
    act.rolesBefore,
    act.rolesAfter,
    act.reason,
    act.at,
    act.by.map((one) => one.accountId).join(','),
    act.by.map((one) => one.name).join('、'),
  );
}

export const accountProjectors: Projectors = {
  'room.founded': (db, fact) => {
    const { room } = fact.body;
    statement(
      db,
      'INSERT INTO room (id, name, division_code, profile, demo, founded_at) VALUES (?, ?, ?, ?, ?, ?)',
    ).run(room.id, room.name, room.divisionCode, room.profile, Number(room.demo), fact.at);
    insertSystemLine(db, fact, { name: room.name }, null);
  },
  'account.created': (db, fact) => {
    const { name, displayName, roles, publicKey } = fact.body;
    statement(
      db,
      `INSERT INTO accounts (id, name, display_name, roles, public_key, created_at, password_set_at)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
    ).run(fact.subject, name, displayName, JSON.stringify(roles), publicKey, fact.at, fact.at);
    addKey(db, fact, publicKey);
    insertSystemLine(db, fact, { name, displayName, roles: roles.join(',') }, null);
  },
  'account.changed': (db, fact) => {
    const { displayName, roles, before, actId, second, author } = fact.body;
    statement(db, 'UPDATE accounts SET display_name = ?, roles = ? WHERE id = ?').run(
      displayName,
      JSON.stringify(roles),
      fact.subject,
    );
    const said = { rolesBefore: before.roles.join(','), roles: roles.join(',') };
    if (actId !== undefined) {
      insertAct(db, {
        id: actId,
        kind: 'roles',
        accountId: fact.subject,
        rolesBefore: said.rolesBefore,
        rolesAfter: said.roles,
        reason: '',
        at: fact.at,
        by: [author],
      });
    }
    const params = { ...namesOf(db, fact.subject), nameBefore: before.displayName, ...said };
    insertSystemLine(db, fact, { ...params, second: second?.name ?? '' }, null);
  },
  'account.disabled': (db, fact) => {
    const { reason, isStale } = fact.body;
    statement(db, 'UPDATE accounts SET is_disabled = 1 WHERE id = ?').run(fact.subject);
    insertSystemLine(db, fact, { ...namesOf(db, fact.subject), reason, stale: Number(isStale) }, null);
  },
  'account.enabled': (db, fact) => {
    // It counts as used again, or it would be stale at once.
    statement(
      db,
      `UPDATE accounts SET is_disabled = 0,
         last_signed_in_at = CASE WHEN last_signed_in_at IS NULL THEN NULL ELSE ? END WHERE id = ?`,
    ).run(fact.at, fact.subject);
    insertSystemLine(db, fact, namesOf(db, fact.subject), null);
  },
  'account.password_changed': (db, fact) => {
    const { way, publicKey, author } = fact.body;
    setPassword(db, fact.subject, fact.at, way === 'reset');
    if (publicKey !== undefined) addKey(db, fact, publicKey);
    if (way === 'reset') insertSystemLine(db, fact, { ...namesOf(db, fact.subject), by: author.name }, null);
  },
  'account.glass_broken': (db, fact) => {
    const { actId, reason, publicKey, people } = fact.body;
    setPassword(db, fact.subject, fact.at, true);
    addKey(db, fact, publicKey);
    statement(db, 'UPDATE accounts SET is_disabled = 0 WHERE id = ?').run(fact.subject);
    const { at, subject } = fact;
    const none = { rolesBefore: '', rolesAfter: '' };
    insertAct(db, { id: actId, kind: 'glass', accountId: subject, ...none, reason, at, by: people });
    const [first, second] = people;
    const params = { ...namesOf(db, subject), reason, first: first.name, second: second.name };
    insertSystemLine(db, fact, params, null);
  },
  'account.countersigned': (db, fact) => {
    const { words, author } = fact.body;
    statement(db, 'UPDATE account_acts SET countersigned_at = ?, countersigned_by = ? WHERE id = ?').run(
      fact.at,
      author.name,
      fact.subject,
    );
    const act = statement<[string], { account_id: string; kind: string }>(
      db,
      'SELECT account_id, kind FROM account_acts WHERE id = ?',
    ).get(fact.subject);
    const params = { ...namesOf(db, act?.account_id ?? ''), kind: act?.kind ?? '', words };
    insertSystemLine(db, fact, params, null);
  },
  'session.signed_in': (db, fact) => noteSignIn(db, fact.subject, fact.at),
  'session.taken': (db, fact) => noteSignIn(db, fact.body.author.accountId, fact.at),
};
