import type { AccountAct } from '../../../shared/contract/areas/accounts';
import type { OpenItem } from '../../../shared/contract/areas/handover';
import { clockTime, dayOf } from '../../../shared/domain/time';
import { labels } from '../../../shared/wording/labels';
import { type Db, statement } from '../db/statement';
import { openItem, placeAt } from '../handover/openItem';

type Row = {
  id: string;
  kind: AccountAct['kind'];
  account_id: string;
  display_name: string | null;
  roles_before: string;
  roles_after: string;
  reason: string;
  at: number;
  by_ids: string;
  by_names: string;
  countersigned_at: number | null;
  countersigned_by: string | null;
};

const SELECT = `SELECT t.*, a.display_name FROM account_acts t LEFT JOIN accounts a ON a.id = t.account_id`;
const NEWEST = 200;

const toAct = (row: Row): AccountAct => ({
  id: row.id,
  kind: row.kind,
  accountId: row.account_id,
  accountName: row.display_name ?? row.account_id,
  rolesBefore: row.roles_before,
  rolesAfter: row.roles_after,
  reason: row.reason,
  at: row.at,
  by: row.by_names,
  countersignedAt: row.countersigned_at,
  countersignedBy: row.countersigned_by,
});

/** Acts on accounts, newest first. */
export function accountActs(db: Db, isOpen: boolean): AccountAct[] {
  const where = isOpen ? 'WHERE t.countersigned_at IS NULL' : '';
  return statement<[number], Row>(db, `${SELECT} ${where} ORDER BY t.at DESC, t.id LIMIT ?`)
    .all(NEWEST)
    .map(toAct);
}

/** An act and the accounts that may not countersign it: who did it, and whose account it is. */
export function actById(
  db: Db,
  id: string,
): { readonly act: AccountAct; readonly parties: readonly string[] } | undefined {
  const row = statement<[string], Row>(db, `${SELECT} WHERE t.id = ?`).get(id);
  return row && { act: toAct(row), parties: [...row.by_ids.split(','), row.account_id] };
}

const rolesIn = (roles: string, locale: 'zh' | 'en'): string => {
  const names: Readonly<Record<string, string>> = labels(locale).role;
  return roles
    .split(',')
    .map((role) => names[role] ?? role)
    .join(locale === 'zh' ? '、' : ', ');
};

/** Changes of roles and break-glass acts that nobody countersigned yet. */
export function accountItems(db: Db): OpenItem[] {
  return accountActs(db, true).map((act) => {
    const isGlass = act.kind === 'glass';
    const when = `${dayOf(act.at)} ${clockTime(act.at)}`;
    const said = (locale: 'zh' | 'en') =>
      isGlass ? act.reason : `${rolesIn(act.rolesBefore, locale)} → ${rolesIn(act.rolesAfter, locale)}`;
    return openItem({
      key: `account:${act.id}`,
      group: 'to_sign',
      title: {
        zh: `${when} ${isGlass ? '应急取用账号' : '账号角色变更'}：${act.accountName}，待另一人补签`,
        en: `${when} ${isGlass ? 'break-glass' : 'roles changed'}: ${act.accountName}, to be countersigned`,
      },
      state: { zh: `${act.by}：${said('zh')}`, en: `${act.by}: ${said('en')}` },
      next: {
        zh: '请另一位主管或审计在“设置→账号”补签',
        en: 'Another supervisor or the auditor countersigns under Settings, Accounts',
      },
      owner: { zh: labels('zh').role.supervisor, en: labels('en').role.supervisor },
      place: placeAt('settings', act.id),
    });
  });
}
