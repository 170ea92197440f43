import type { ChangeKind, FieldChange } from '../plan/diff';
import { partyName } from '../plan/names';
import type { Locale, PlanTables, Profile } from '../plan/types';

type Pair = { readonly zh: string; readonly en: string };

/** What the keys of the format are called by people. */
const FIELDS: Readonly<Record<string, Pair>> = {
  id: { zh: '编号', en: 'id' },
  title: { zh: '标题', en: 'title' },
  title_en: { zh: '英文标题', en: 'English title' },
  category: { zh: '类别', en: 'category' },
  hazards: { zh: '灾种', en: 'hazards' },
  warning_types: { zh: '预警种类', en: 'warning types' },
  level_notes: { zh: '本级怎么用', en: 'notes by level' },
  trigger: { zh: '何时启动', en: 'when to start' },
  trigger_en: { zh: '何时启动（英文）', en: 'when to start (English)' },
  purpose: { zh: '目的', en: 'purpose' },
  basis_text: { zh: '编制依据', en: 'basis of the plan' },
  reviewed_every_months: { zh: '评估周期（月）', en: 'looked through every (months)' },
  profiles: { zh: '适用层级', en: 'levels' },
  step: { zh: '步骤类型', en: 'kind of step' },
  post: { zh: '岗位', en: 'post' },
  by: { zh: '办理岗位', en: 'by' },
  decided_by: { zh: '决定人', en: 'decided by' },
  to: { zh: '对象', en: 'to' },
  limit: { zh: '时限（分）', en: 'limit (min)' },
  clock: { zh: '从何时起算', en: 'clock' },
  chase: { zh: '催办间隔（分）', en: 'chase every (min)' },
  every: { zh: '间隔（分）', en: 'every (min)' },
  until: { zh: '结束条件', en: 'until' },
  until_en: { zh: '结束条件（英文）', en: 'until (English)' },
  on_change: { zh: '有变化时也报', en: 'on change too' },
  obligation: { zh: '报告事项', en: 'obligation' },
  instruction: { zh: '要求', en: 'instruction' },
  ticks: { zh: '填写项', en: 'fields' },
  outputs: { zh: '产出', en: 'outputs' },
  links: { zh: '链接', en: 'links' },
  attachments: { zh: '附件', en: 'attachments' },
  mandatory: { zh: '必办', en: 'mandatory' },
  basis: { zh: '依据性质', en: 'kind of basis' },
  source: { zh: '出处', en: 'source' },
  fact: { zh: '建议条件', en: 'proposed when' },
  choice: { zh: '问题', en: 'question' },
  question_en: { zh: '英文问题', en: 'English question' },
  fork: { zh: '标题', en: 'title' },
  loop: { zh: '标题', en: 'title' },
  wait: { zh: '标题', en: 'title' },
  end: { zh: '标题', en: 'title' },
  for: { zh: '等候（分）', en: 'wait (min)' },
  at: { zh: '等到', en: 'wait until' },
  spawn: { zh: '另立事件的方案', en: 'plan of the new incident' },
  subplan: { zh: '子方案', en: 'sub-plan' },
  option: { zh: '选项', en: 'option' },
  lane: { zh: '线', en: 'lane' },
  when: { zh: '条件', en: 'when' },
  when_en: { zh: '条件（英文）', en: 'when (English)' },
};

export const CHANGE_WORDS: Readonly<Record<ChangeKind, Pair>> = {
  added: { zh: '新增', en: 'added' },
  removed: { zh: '删去', en: 'removed' },
  moved: { zh: '移动', en: 'moved' },
  changed: { zh: '改动', en: 'changed' },
};

/** `limit` as 时限（分）; `option.when` as 选项·条件. A key that has no words is shown as it is written. */
export function fieldName(field: string, locale: Locale): string {
  return field
    .split('.')
    .map((part) => FIELDS[part]?.[locale] ?? part)
    .join(locale === 'zh' ? '·' : ' › ');
}

type Names = { readonly tables: PlanTables; readonly profile: Profile };

function wordOf(value: unknown, locale: Locale, names: Names | null): string {
  if (value === undefined || value === null) return '—';
  if (typeof value === 'boolean')
    return value ? (locale === 'zh' ? '是' : 'yes') : locale === 'zh' ? '否' : 'no';
  if (Array.isArray(value))
    return value.map((one) => wordOf(one, locale, names)).join(locale === 'zh' ? '、' : ', ');
  if (typeof value === 'object')
    return Object.entries(value)
      .map(([key, one]) => `${key}: ${wordOf(one, locale, names)}`)
      .join(', ');
  return String(value);
}

/** A value of a field as words: parties and posts by the names they have in this room. */
export function fieldValue(field: string, value: unknown, locale: Locale, names: Names | null): string {
  const leaf = field.split('.').at(-1) ?? field;
  const isParty = names !== null && ['to', 'post', 'by', 'decided_by'].includes(leaf);
  if (!isParty) return wordOf(value, locale, names);
  const name = (one: unknown): unknown =>
    typeof one === 'string' ? partyName(one, names.tables, names.profile, locale) : one;
  return wordOf(Array.isArray(value) ? value.map(name) : name(value), locale, names);
}

/** `时限（分）：10 → 5` */
export function fieldLine(change: FieldChange, locale: Locale, names: Names | null): string {
  const { field, before, after } = change;
  const values = [before, after].map((value) => fieldValue(field, value, locale, names));
  return `${fieldName(field, locale)}${locale === 'zh' ? '：' : ': '}${values.join(' → ')}`;
}
