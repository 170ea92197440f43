import type { ParsedInputOf } from '../contract/procedures';
import { EXTRAS, type ExtraField } from '../domain/incidentExtras';
import type { AttentionFlag, ElementId, ElementState } from '../domain/incidentFacts';
import { stamp } from '../domain/time';
import type { Locale } from './labels';
import { labels } from './labels';
import type { Pair } from './lineReader';

type Names<K extends string> = Readonly<Record<Locale, Readonly<Record<K, string>>>>;

export const ELEMENT_NAMES: Names<ElementId> = {
  zh: {
    time: '时间',
    place: '地点',
    source: '信息来源',
    consequence: '已造成的后果',
    course: '基本过程',
    cause: '起因和性质',
    scope: '影响范围',
    trend: '发展趋势',
    handling: '处置情况',
    planned_measures: '拟采取的措施',
    suggestions: '下一步工作建议',
    onsite_contact: '现场负责人及电话',
  },
  en: {
    time: 'Time',
    place: 'Place',
    source: 'Source',
    consequence: 'Consequences so far',
    course: 'Course',
    cause: 'Cause and nature',
    scope: 'Extent',
    trend: 'Trend',
    handling: 'What is being done',
    planned_measures: 'Measures planned',
    suggestions: 'Suggestions',
    onsite_contact: 'Leader on scene, number',
  },
};

export const ELEMENT_STATE_NAMES: Names<ElementState> = {
  zh: { open: '未问', filled: '已填', verifying: '正在核实', not_applicable: '不适用' },
  en: { open: 'Not asked', filled: 'Filled', verifying: 'Being verified', not_applicable: 'Does not apply' },
};

export const FLAG_NAMES: Names<AttentionFlag> = {
  zh: {
    sensitive_time: '敏感时间',
    sensitive_place: '敏感地区',
    sensitive_people: '敏感人群',
    school: '学校',
    hospital: '医院',
    care_home: '养老机构',
    foreign_persons: '涉外涉台',
    online: '网上已有',
    cross_border: '跨界',
    major_event: '重大活动',
  },
  en: {
    sensitive_time: 'Sensitive time',
    sensitive_place: 'Sensitive place',
    sensitive_people: 'Sensitive people',
    school: 'School',
    hospital: 'Hospital',
    care_home: 'Care home',
    foreign_persons: 'Foreign or Taiwan persons',
    online: 'Already online',
    cross_border: 'Across a border',
    major_event: 'Major event',
  },
};

const CHOICE_NAMES: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  yes: { zh: '是', en: 'yes' },
  no: { zh: '否', en: 'no' },
  unknown: { zh: '不明', en: 'not known' },
};

/** The name of a further fact by its id; the same id may be called differently under another hazard. */
export function extraName(id: string, type: string, locale: Locale): string {
  const own = (EXTRAS as Readonly<Record<string, readonly ExtraField[] | undefined>>)[type] ?? [];
  const field = [...own, ...Object.values(EXTRAS).flat()].find((one) => one.id === id);
  return field?.label[locale] ?? id;
}
/** Its value as it is read: choices in words. */
export const extraValue = (value: string, locale: Locale): string => CHOICE_NAMES[value]?.[locale] ?? value;

export const flagWords = (flags: readonly AttentionFlag[], locale: Locale): string =>
  flags.map((flag) => FLAG_NAMES[locale][flag]).join(locale === 'zh' ? '、' : ', ');

const PEOPLE: readonly (readonly [keyof MergedCall['casualties'], string])[] = [
  ['dead', '死亡'],
  ['missing', '失联'],
  ['trapped', '被困'],
  ['seriousInjury', '重伤'],
  ['threatened', '受威胁'],
  ['evacuated', '已转移'],
];

/** `被困3人，受威胁26人`; empty when all are nought. In the room's language, as the line keeps it. */
export function peopleText(casualties: MergedCall['casualties']): string {
  return PEOPLE.filter(([count]) => casualties[count] > 0)
    .map(([count, name]) => `${name}${casualties[count]}人`)
    .join('，');
}

type MergedCall = ParsedInputOf<'incident.mergeCall'>;

/** All that was typed about a call that turned out to be about a known incident, as one line: nothing of it is lost. */
export function mergedText(call: MergedCall): string {
  const named = (name: string, value: string): readonly string[] =>
    value === '' ? [] : [`${name}：${value}`];
  const zh = labels('zh');
  const parts = [
    ...named('所报地点', call.place),
    ...named('类型', call.type === null ? '' : zh.incidentType[call.type]),
    ...named('发生时刻', call.occurredAt === null ? '' : stamp(call.occurredAt)),
    ...named('人员', peopleText(call.casualties)),
    ...named('来源', call.source),
    ...named('回拨', call.callback),
    ...call.elements.flatMap(({ element, state, text, question }) =>
      named(
        ELEMENT_NAMES.zh[element],
        [state === 'filled' ? '' : ELEMENT_STATE_NAMES.zh[state], text, question].filter(Boolean).join(' '),
      ),
    ),
    ...Object.entries(call.extras).flatMap(([id, value]) =>
      named(extraName(id, call.type ?? '', 'zh'), extraValue(value, 'zh')),
    ),
    ...Object.entries(call.figures).flatMap(([id, value]) =>
      named(extraName(id, call.type ?? '', 'zh'), String(value)),
    ),
    ...named('注意', flagWords(call.flags, 'zh')),
  ];
  return `${call.summary}（${['再次来报', ...parts].join('；')}）`;
}

export const INTAKE_LINES: Readonly<Record<string, Pair>> = {
  'incident.element_set': {
    zh: (p) =>
      `要素“${ELEMENT_NAMES.zh[p.text('element') as ElementId] ?? p.text('element')}”：${ELEMENT_STATE_NAMES.zh[p.text('state') as ElementState] ?? ''}${p.after('，', 'text')}${p.after('，在问：', 'question')}（来源：${p.text('source')}）`,
    en: (p) =>
      `Element “${ELEMENT_NAMES.en[p.text('element') as ElementId] ?? p.text('element')}”: ${ELEMENT_STATE_NAMES.en[p.text('state') as ElementState] ?? ''}${p.after(', ', 'text')}${p.after(', asked: ', 'question')} (source: ${p.text('source')})`,
  },
  'incident.extra_set': {
    zh: (p) =>
      `${extraName(p.text('extra'), p.text('type'), 'zh')}：${extraValue(p.text('value'), 'zh')}（来源：${p.text('source')}）`,
    en: (p) =>
      `${extraName(p.text('extra'), p.text('type'), 'en')}: ${extraValue(p.text('value'), 'en')} (source: ${p.text('source')})`,
  },
  'incident.questions_asked': {
    zh: (p) =>
      `再次核实 ${p.number('count')} 项，尚无结果${p.after('：', 'note')}；${p.time('followUpAt')} 再问`,
    en: (p) =>
      `Asked again about ${p.number('count')} open elements${p.after(': ', 'note')}; once more at ${p.time('followUpAt')}`,
  },
  'incident.flags_set': {
    zh: (p) =>
      p.text('flags') === ''
        ? '从高从快情形：已取消'
        : `从高从快情形：${flagWords(p.text('flags').split(' ') as AttentionFlag[], 'zh')}`,
    en: (p) =>
      p.text('flags') === ''
        ? 'Attention flags taken away'
        : `Attention flags: ${flagWords(p.text('flags').split(' ') as AttentionFlag[], 'en')}`,
  },
  'incident.verified': {
    zh: (p) =>
      `核实${p.number('isTrue') === 1 ? '属实' : '不实'}：${p.time('at')}，${p.text('by')}${p.after('。', 'words')}`,
    en: (p) =>
      `Verified as ${p.number('isTrue') === 1 ? 'true' : 'untrue'} at ${p.time('at')} by ${p.text('by')}${p.after('. ', 'words')}`,
  },
  'incident.marked_stable': {
    zh: (p) =>
      `${p.number('isStable') === 1 ? '判定稳定，每日零报告到此为止' : '撤回“稳定”，恢复每日零报告'}：${p.time('at')}，${p.text('by')}${p.after('。', 'words')}`,
    en: (p) =>
      `${p.number('isStable') === 1 ? 'Judged stable: daily zero reports end' : '“Stable” taken back: daily zero reports go on'}, ${p.time('at')}, ${p.text('by')}${p.after('. ', 'words')}`,
  },
};
