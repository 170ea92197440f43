import type { z } from 'zod';
import type { RuleRow, ruleList } from '../../../shared/contract/areas/rules';
import type { Profile } from '../../../shared/domain/vocabulary';
import { partyName } from '../../../shared/plan';
import {
  FIGURE_NAMES,
  type GradeRule,
  type LimitRule,
  type RuleBook,
  type RuleHead,
  type RuleWords,
} from '../../../shared/rules/incident';
import { labels } from '../../../shared/wording/labels';
import type { Db } from '../db/statement';
import { currentTables, profileOf } from '../plans/planStore';
import { settingState } from '../settings/read';
import { ruleBook, shippedRules } from './book';

const LIMIT: RuleWords = { zh: '时限（分钟）', en: 'Limit (min)' };
const TARGET: RuleWords = { zh: '争取（分钟）', en: 'Aim (min)' };
const DAILY: RuleWords = { zh: '每日几时（0 时起分钟）', en: 'Daily at (min after midnight)' };
const EVERY: RuleWords = { zh: '间隔（分钟）', en: 'Every (min)' };
const NEAR_MISS: RuleWords = { zh: '较大涉险', en: 'near miss' };

function head(rule: RuleHead, shipped: RuleHead): Omit<RuleRow, 'group' | 'about' | 'values'> {
  return {
    id: rule.id,
    name: { zh: rule.zh, en: rule.en },
    basis: rule.basis,
    mark: rule.mark,
    document: { zh: rule.document, en: rule.documentEn },
    article: rule.article,
    note: rule.note,
    from: rule.from,
    until: rule.until,
    isOn: rule.isOn,
    isShippedOn: shipped.isOn,
    why: rule.override?.why ?? null,
  };
}

const listed = (names: readonly string[], most: number, and: string): string =>
  names.length <= most ? names.join(and) : `${names.slice(0, most).join(and)}…`;

function typesOf(rule: GradeRule | LimitRule): RuleWords {
  return {
    zh: listed(
      rule.types.map((type) => labels('zh').incidentType[type]),
      3,
      '、',
    ),
    en: listed(
      rule.types.map((type) => labels('en').incidentType[type]),
      3,
      ', ',
    ),
  };
}

function gradeRow(rule: GradeRule, shipped: GradeRule): RuleRow {
  const values = rule.steps.flatMap((step, place) =>
    step.all.map(({ figure, atLeast }, at) => {
      const level = (locale: 'zh' | 'en'): string =>
        step.result === 'near_miss' ? NEAR_MISS[locale] : labels(locale).grade[step.result];
      const name = FIGURE_NAMES[figure];
      return {
        key: `${step.result}.${figure}`,
        label: { zh: `${level('zh')} ${name.zh} ≥`, en: `${level('en')}, ${name.en} ≥` },
        value: atLeast,
        shipped: shipped.steps[place]?.all[at]?.atLeast ?? null,
      };
    }),
  );
  return { ...head(rule, shipped), group: 'grades', about: typesOf(rule), values };
}

function limitLabel(rule: LimitRule): RuleWords {
  if (rule.series === null) return LIMIT;
  return 'daily' in rule.series ? DAILY : EVERY;
}

function limitRow(db: Db, book: RuleBook, rule: LimitRule, shipped: LimitRule): RuleRow {
  const tables = currentTables(db);
  const profile = profileOf(db);
  const to = (locale: 'zh' | 'en'): string =>
    rule.to
      .map((id) => {
        const own = book.recipients.find((one) => one.id === id);
        if (own) return (locale === 'zh' ? own.byLevel[profile] : undefined) ?? own[locale];
        return tables ? partyName(id, tables, profile, locale) : id;
      })
      .join(locale === 'zh' ? '、' : ', ');
  const values = [
    { key: 'limitMinutes', label: limitLabel(rule), value: rule.limitMinutes, shipped: shipped.limitMinutes },
    ...(rule.targetMinutes === null && shipped.targetMinutes === null
      ? []
      : [
          {
            key: 'targetMinutes',
            label: TARGET,
            value: rule.targetMinutes,
            shipped: shipped.targetMinutes,
          },
        ]),
  ];
  const isMatrix = book.matrix.some((row) =>
    Object.values(row.cells).some((cell) => cell.ruleId === rule.id),
  );
  const group = rule.isWindow ? 'windows' : isMatrix ? 'matrix' : 'limits';
  const grade = rule.grades?.length === 1 ? rule.grades[0] : undefined;
  const at = (locale: 'zh' | 'en'): string =>
    grade === undefined ? '' : ` · ${labels(locale).grade[grade]}`;
  const about =
    group === 'matrix'
      ? { zh: `${to('zh')}${at('zh')}`, en: `${to('en')}${at('en')}` }
      : { zh: to('zh'), en: to('en') };
  return { ...head(rule, shipped), group, about, values };
}

function rowsOf(db: Db, book: RuleBook, shipped: RuleBook, profile: Profile): RuleRow[] {
  const grades = new Map(shipped.grades.map((rule) => [rule.id, rule]));
  const limits = new Map(shipped.limits.map((rule) => [rule.id, rule]));
  return [
    ...book.grades.map((rule) => gradeRow(rule, grades.get(rule.id) ?? rule)),
    ...book.limits
      .filter((rule) => rule.profiles.includes(profile) && rule.by === 'room')
      .map((rule) => limitRow(db, book, rule, limits.get(rule.id) ?? rule)),
  ];
}

/** The rules that bind this room, each with its numbers, where it comes from, and what the room set otherwise. */
export function rulesOf(db: Db, resources: string): z.infer<typeof ruleList> {
  const shipped = shippedRules(resources);
  const book = ruleBook(db, resources);
  const { changedAt, changedBy } = settingState(db, 'incidentRules');
  if (!('book' in shipped) || book === null) {
    const [first] = 'problems' in shipped ? shipped.problems : [];
    const problem = { zh: first?.zh ?? '', en: first?.en ?? '' };
    return { rows: [], problem, changedAt, changedBy };
  }
  return { rows: rowsOf(db, book, shipped.book, profileOf(db)), problem: null, changedAt, changedBy };
}
