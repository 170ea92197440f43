import { labels } from './labels';
import type { Pair, Reader } from './lineReader';

const who = (p: Reader): string =>
  p.locale === 'zh'
    ? `${p.text('displayName')}（${p.text('name')}）`
    : `${p.text('displayName')} (${p.text('name')})`;

const roles = (p: Reader, name: string): string => {
  const names: Readonly<Record<string, string>> = labels(p.locale).role;
  return p
    .text(name)
    .split(',')
    .map((role) => names[role] ?? role)
    .join(p.locale === 'zh' ? '、' : ', ');
};

/** Lines of accounts: what the room has to know of them. Sign-ins are in the audit list, not in the log. */
export const ACCOUNT_LINES: Readonly<Record<string, Pair>> = {
  'account.changed': {
    zh: (p) =>
      p.text('rolesBefore') === p.text('roles')
        ? `账号改名：${p.text('nameBefore')} → ${who(p)}`
        : `账号角色变更：${who(p)}，${roles(p, 'rolesBefore')} → ${roles(p, 'roles')}${p.after('，会同 ', 'second')}`,
    en: (p) =>
      p.text('rolesBefore') === p.text('roles')
        ? `Account renamed: ${p.text('nameBefore')} → ${who(p)}`
        : `Roles changed: ${who(p)}, ${roles(p, 'rolesBefore')} → ${roles(p, 'roles')}${p.after(', together with ', 'second')}`,
  },
  'account.disabled': {
    zh: (p) => `停用账号：${who(p)}，${p.number('stale') === 1 ? '长期未登录，自动停用' : p.text('reason')}`,
    en: (p) =>
      `Account disabled: ${who(p)}, ${p.number('stale') === 1 ? 'nobody signed in with it for too long' : p.text('reason')}`,
  },
  'account.enabled': { zh: (p) => `启用账号：${who(p)}`, en: (p) => `Account enabled: ${who(p)}` },
  'account.password_changed': {
    zh: (p) => `重设密码：${who(p)}，由 ${p.text('by')} 重设，下次登录须改`,
    en: (p) => `Password reset: ${who(p)}, by ${p.text('by')}; it has to be changed at the next sign-in`,
  },
  'account.glass_broken': {
    zh: (p) =>
      `【应急取用账号】${p.text('first')}、${p.text('second')} 两人重设了 ${who(p)} 的密码：${p.text('reason')}。须另一人补签`,
    en: (p) =>
      `BREAK-GLASS: ${p.text('first')} and ${p.text('second')} together reset the password of ${who(p)}: ${p.text('reason')}. Somebody else has to countersign`,
  },
  'account.countersigned': {
    zh: (p) =>
      `账号变动补签：${who(p)}${p.text('kind') === 'glass' ? '应急取用' : '角色变更'}${p.after('。', 'words')}`,
    en: (p) =>
      `Countersigned: ${p.text('kind') === 'glass' ? 'break-glass' : 'roles'} of ${who(p)}${p.after('. ', 'words')}`,
  },
};
