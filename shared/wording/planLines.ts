import type { RevisionReason } from '../domain/facts/plans';
import { dayOf } from '../domain/time';

type Params = {
  text(name: string): string;
  number(name: string): number;
  of(name: string): string;
  after(prefix: string, name: string): string;
};
type Pair = { readonly zh: (p: Params) => string; readonly en: (p: Params) => string };

/** The six legal reasons to revise a plan, in the words of the regulation shortened (domain.md 4). */
export const REASON_WORDS: Readonly<Record<RevisionReason, { readonly zh: string; readonly en: string }>> = {
  law: { zh: '① 法律法规标准有重大变化', en: '1 law or standards changed a lot' },
  command: { zh: '② 指挥机构或职责调整', en: '2 command body or duties changed' },
  risk: { zh: '③ 风险发生重大变化', en: '3 the risk changed a lot' },
  resources: { zh: '④ 重要应急资源发生重大变化', en: '4 key resources changed a lot' },
  drill: { zh: '⑤ 演练或实战中发现重大问题', en: '5 a drill or real rescue showed a major problem' },
  other: { zh: '⑥ 其他需要修订的情形', en: '6 another reason' },
};

const reason = (p: Params, locale: 'zh' | 'en'): string =>
  (REASON_WORDS as Readonly<Record<string, { readonly zh: string; readonly en: string }>>)[
    p.text('reason')
  ]?.[locale] ?? '';

const zhRevision = (p: Params): string => `工作方案“${p.of('title')}”第 ${p.number('revision')} 版`;
const enRevision = (p: Params): string => `Work plan “${p.of('title')}”, revision ${p.number('revision')}`;

/** What the log says about the life of a plan; the parameters are those of its projector. */
export const PLAN_LINES: Readonly<Record<string, Pair>> = {
  'plan.drafted': {
    zh: (p) =>
      `${zhRevision(p)}送审：${[p.text('why'), reason(p, 'zh')].filter((part) => part !== '').join('；')}`,
    en: (p) =>
      `${enRevision(p)}, submitted: ${[p.text('why'), reason(p, 'en')].filter((part) => part !== '').join('; ')}`,
  },
  'plan.reviewed': {
    zh: (p) =>
      `${zhRevision(p)}已审核${p.number('isOwn') === 1 ? '（起草人本人审核）' : ''}${p.after('：', 'note')}`,
    en: (p) =>
      `${enRevision(p)}, reviewed${p.number('isOwn') === 1 ? ' (by its author)' : ''}${p.after(': ', 'note')}`,
  },
  'plan.put_in_force': {
    zh: (p) => `${zhRevision(p)}施行，${dayOf(p.number('filingDueAt'))} 前备案`,
    en: (p) => `${enRevision(p)}, in force; to be filed by ${dayOf(p.number('filingDueAt'))}`,
  },
  'plan.retired': {
    zh: (p) => `工作方案“${p.of('title')}”废止：${p.text('why')}`,
    en: (p) => `Work plan “${p.of('title')}” retired: ${p.text('why')}`,
  },
  'plan.filed': {
    zh: (p) => `${zhRevision(p)}已备案${p.after('，', 'number')}（${dayOf(p.number('filedAt'))}）`,
    en: (p) => `${enRevision(p)}, filed ${dayOf(p.number('filedAt'))}${p.after(', ', 'number')}`,
  },
  'plan.tables_revised': {
    zh: (p) => `工作方案共用表（岗位、单位、报告时限）修订：${p.text('why')}`,
    en: (p) => `Shared tables of the work plans (posts, parties, obligations) revised: ${p.text('why')}`,
  },
};
