import { AUDIT_KINDS, type AuditKind } from '../domain/audit';
import { stamp } from '../domain/time';
import { type Locale, labels } from './labels';
import { type LineParams, type Pair, Reader } from './lineReader';
import { procedureName } from './procedureNames';
import { SETTING_NAMES } from './settingNames';
import { systemLine } from './systemLines';

export const AUDIT_KIND_NAMES: Readonly<Record<Locale, Readonly<Record<AuditKind, string>>>> = {
  zh: {
    session: '登录与锁定',
    account: '账号与权限',
    refusal: '被拒绝',
    export: '导出打印',
    setting: '设置',
    names: '查看隐私',
    override: '越过检查',
    data: '数据与备份',
  },
  en: {
    session: 'sign-in and lock',
    account: 'accounts and roles',
    refusal: 'refused',
    export: 'exports and prints',
    setting: 'settings',
    names: 'private data shown',
    override: 'checks overruled',
    data: 'data and backups',
  },
};

/** A kind by its name in either language, for reading a text that somebody typed. */
export const kindsNamed = (typed: string): readonly AuditKind[] =>
  AUDIT_KINDS.filter((kind) => [AUDIT_KIND_NAMES.zh[kind], AUDIT_KIND_NAMES.en[kind]].includes(typed));

const LOCK_REASONS: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  hand: { zh: '手动', en: 'by hand' },
  idle: { zh: '久无操作', en: 'nobody touched it' },
  system: { zh: '系统锁屏', en: 'the system locked' },
};
const EXPORTS: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  attachment: { zh: '另存附件', en: 'Attachment saved' },
  plan: { zh: '导出方案', en: 'Plan exported' },
  bad_rows: { zh: '导出没有导入的行', en: 'Rows not imported exported' },
  picture: { zh: '导出图', en: 'Chart exported' },
  audit: { zh: '导出审计', en: 'Audit exported' },
};

const DOORS = {
  zh: (p: Reader): string => (p.text('door') === 'socket' ? '（命令行）' : ''),
  en: (p: Reader): string => (p.text('door') === 'socket' ? ' (command line)' : ''),
};
const LEAVING: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  shift_end: { zh: '（交班）', en: ' (end of the shift)' },
  disabled: { zh: '（账号停用）', en: ' (account disabled)' },
  reset: { zh: '（密码重置）', en: ' (password reset)' },
};

const roles = (p: Reader, name: string): string =>
  p
    .text(name)
    .split(',')
    .map((role) => (labels(p.locale).role as Readonly<Record<string, string>>)[role] ?? role)
    .join(p.locale === 'zh' ? '、' : ', ');
const change = (p: Reader): string => {
  if (p.text('roles') === p.text('rolesBefore')) return '';
  const words = `${roles(p, 'rolesBefore')} → ${roles(p, 'roles')}`;
  return p.locale === 'zh' ? `，角色 ${words}` : `, roles ${words}`;
};
const target = (p: Reader): string => p.text('target') || p.text('displayName') || p.text('name');
const masked = (p: Reader): string =>
  p.number('masked') === 1 ? (p.locale === 'zh' ? '，脱敏' : ', masked') : '';
const sha = (p: Reader): string => p.after(p.locale === 'zh' ? '，SHA-256 ' : ', SHA-256 ', 'sha256');
const until = (p: Reader): string => (p.number('lockedUntil') > 0 ? stamp(p.number('lockedUntil')) : '');

/** The act in plain words with its name, by which the table of roles lists it. */
function act(p: Reader): string {
  const name = p.text('procedure');
  const words = procedureName(name, p.locale);
  return words === name ? name : `${words} (${name})`;
}

function exported(p: Reader): string {
  const { locale } = p;
  const name = p.text('title') || p.text('scope');
  const format = p.text('format');
  if (locale === 'zh')
    return `${format === 'printer' ? '打印' : '导出'}：${name}${format === 'printer' ? '' : `，${format.toUpperCase()}`}，${p.number('rows')} 行${masked(p)}${sha(p)}`;
  return `${format === 'printer' ? 'Printed' : 'Exported'}: ${name}${format === 'printer' ? '' : `, ${format.toUpperCase()}`}, ${p.number('rows')} rows${masked(p)}${sha(p)}`;
}

function made(p: Reader): string {
  const { locale } = p;
  const what = EXPORTS[p.text('what')]?.[locale] ?? p.text('what');
  const rows = p.number('rows') > 0 ? `${p.number('rows')} ${locale === 'zh' ? '行' : 'rows'}` : '';
  const parts = [p.text('range'), p.text('format').toUpperCase(), rows].filter((part) => part !== '');
  return locale === 'zh'
    ? `${what}：${[p.text('title'), ...parts].join('，')}${masked(p)}${sha(p)}`
    : `${what}: ${[p.text('title'), ...parts].join(', ')}${masked(p)}${sha(p)}`;
}

const WORDS: Readonly<Record<string, Pair>> = {
  'session.signed_in': {
    zh: (p) => `登录${DOORS.zh(p)}：${target(p)}${p.text('way') === 'password' ? '' : '（随签到或交接）'}`,
    en: (p) =>
      `Signed in${DOORS.en(p)}: ${target(p)}${p.text('way') === 'password' ? '' : ' (with a sign-on or a handover)'}`,
  },
  'session.signed_out': {
    zh: (p) => `退出${DOORS.zh(p)}：${target(p)}${LEAVING[p.text('why')]?.zh ?? ''}`,
    en: (p) => `Signed out${DOORS.en(p)}: ${target(p)}${LEAVING[p.text('why')]?.en ?? ''}`,
  },
  'session.locked': {
    zh: (p) =>
      `锁定值班席（${LOCK_REASONS[p.text('reason')]?.zh ?? p.text('reason')}）${p.after('，在席：', 'signedIn')}`,
    en: (p) =>
      `Seat locked (${LOCK_REASONS[p.text('reason')]?.en ?? p.text('reason')})${p.after(', signed in: ', 'signedIn')}`,
  },
  'session.unlocked': {
    zh: (p) => `解锁值班席${p.text('way') === 'pin' ? '，用 PIN' : '，用密码'}`,
    en: (p) => `Seat unlocked by ${p.text('way') === 'pin' ? 'PIN' : 'password'}`,
  },
  'session.taken': {
    zh: (p) =>
      `接手值班席${p.number('wasLocked') === 1 ? '（已锁定）' : ''}${p.after('，退出：', 'signedOut')}`,
    en: (p) =>
      `Seat taken over${p.number('wasLocked') === 1 ? ' (it was locked)' : ''}${p.after(', signed out: ', 'signedOut')}`,
  },
  'session.refused': {
    zh: (p) =>
      `${p.text('what') === 'pin' ? 'PIN' : '密码'}不对${DOORS.zh(p)}：${p.text('name') || '没有这个账号'}，连续第 ${p.number('count')} 次${until(p) === '' ? '' : `，锁到 ${until(p)}`}`,
    en: (p) =>
      `Wrong ${p.text('what') === 'pin' ? 'PIN' : 'password'}${DOORS.en(p)}: ${p.text('name') || 'no such account'}, try ${p.number('count')} in a row${until(p) === '' ? '' : `, locked until ${until(p)}`}`,
  },
  'account.created': {
    zh: (p) => `新账号：${p.text('displayName')}（${p.text('name')}），${roles(p, 'roles')}`,
    en: (p) => `New account: ${p.text('displayName')} (${p.text('name')}), ${roles(p, 'roles')}`,
  },
  'account.changed': {
    zh: (p) =>
      `改账号：${target(p)}${change(p)}${p.text('displayName') === p.text('displayNameBefore') ? '' : `，姓名 ${p.text('displayNameBefore')} → ${p.text('displayName')}`}${p.after('，第二人 ', 'name')}`,
    en: (p) =>
      `Account changed: ${target(p)}${change(p)}${p.text('displayName') === p.text('displayNameBefore') ? '' : `, name ${p.text('displayNameBefore')} → ${p.text('displayName')}`}${p.after(', second person ', 'name')}`,
  },
  'account.disabled': {
    zh: (p) =>
      `停用账号：${target(p)}${p.number('isStale') === 1 ? '（久未登录）' : ''}${p.after('。', 'reason')}`,
    en: (p) =>
      `Account disabled: ${target(p)}${p.number('isStale') === 1 ? ' (not used for long)' : ''}${p.after('. ', 'reason')}`,
  },
  'account.enabled': {
    zh: (p) => `启用账号：${target(p)}`,
    en: (p) => `Account enabled: ${target(p)}`,
  },
  'account.password_changed': {
    zh: (p) => `${p.text('way') === 'reset' ? '重置密码' : '改密码'}：${target(p)}`,
    en: (p) => `Password ${p.text('way') === 'reset' ? 'reset' : 'changed'}: ${target(p)}`,
  },
  'account.pin_set': {
    zh: (p) => `${p.number('isSet') === 1 ? '设' : '取消'}解锁 PIN：${target(p)}`,
    en: (p) => `Unlock PIN ${p.number('isSet') === 1 ? 'set' : 'taken away'}: ${target(p)}`,
  },
  'account.glass_broken': {
    zh: (p) => `应急重置密码：${target(p)}，两人 ${p.text('people')}${p.after('。', 'reason')}`,
    en: (p) =>
      `Emergency reset of a password: ${target(p)}, by ${p.text('people')}${p.after('. ', 'reason')}`,
  },
  'account.countersigned': {
    zh: (p) => `会签账号变更${p.after('：', 'words')}`,
    en: (p) => `Account change countersigned${p.after(': ', 'words')}`,
  },
  'access.refused': {
    zh: (p) =>
      p.text('reason') === 'seat_locked' ? `值班席锁定时被拒绝：${act(p)}` : `没有权限被拒绝：${act(p)}`,
    en: (p) =>
      p.text('reason') === 'seat_locked'
        ? `Refused, seat locked: ${act(p)}`
        : `Refused for the role: ${act(p)}`,
  },
  'export.written': { zh: exported, en: exported },
  'export.made': { zh: made, en: made },
  'settings.changed': {
    zh: (p) => `设置改动：${SETTING_NAMES.zh[p.text('key')] ?? p.text('key')}${p.after('。', 'changes')}`,
    en: (p) =>
      `Setting changed: ${SETTING_NAMES.en[p.text('key')] ?? p.text('key')}${p.after('. ', 'changes')}`,
  },
  'contact.revealed': {
    zh: (p) => `查看私人号码：${p.text('target')}${p.after('；事由：', 'reason')}`,
    en: (p) => `Private numbers looked at: ${p.text('target')}${p.after('; why: ', 'reason')}`,
  },
  'incident.names_shown': {
    zh: (p) => `查看人员姓名：${p.text('target')}，${p.number('count')} 人${p.after('；事由：', 'why')}`,
    en: (p) => `Names of people shown: ${p.text('target')}, ${p.number('count')}${p.after('; why: ', 'why')}`,
  },
  'incident.closed': {
    zh: (p) => `越过未办事项结案：${p.text('target')}${p.after('；理由：', 'overrideReason')}`,
    en: (p) => `Closed over open items: ${p.text('target')}${p.after('; why: ', 'overrideReason')}`,
  },
  'journal.redacted': {
    zh: () => '依法删除一条记录的内容',
    en: () => 'The content of a record was lawfully erased',
  },
};

/** What happened, in the reader's language. A fact without words of its own here speaks as in the log, and an unknown one by its name. */
export function auditWords(fact: string, params: LineParams, locale: Locale): string {
  const words = WORDS[fact];
  return words === undefined
    ? systemLine(fact, params, locale)
    : words[locale](new Reader(params, locale)).trim();
}
