import { clockTime, dayOf } from '../../../../shared/domain/time';
import type { CallResult } from '../../../../shared/plan';
import { type CalloutPerson, calloutTotals, rate } from '../../../../shared/statistics/callouts';
import { cellText } from '../../../../shared/statistics/tables';
import { labels } from '../../../../shared/wording/labels';
import { STATISTICS_WORDS } from '../../../../shared/wording/statistics';
import type { Db } from '../../db/statement';
import type { PaperBlock } from '../../papers/paper';
import { calloutsIn, type RunCallouts, type Span } from '../duties';
import { tableBlocks } from './common';

const COLUMNS = [
  ['序号', 5, 'center'],
  ['叫应对象', 20],
  ['首呼', 10, 'center'],
  ['应答时刻', 10, 'center'],
  ['用时', 8, 'center'],
  ['次数', 6, 'center'],
  ['应答人', 12],
  ['末次结果', 13],
  ['备注', 16],
] as const;

const moment = (at: number): string => `${dayOf(at).slice(5)} ${clockTime(at)}`;
const wait = (ms: number): string =>
  `${Math.floor(ms / 60_000)}分${String(Math.floor((ms % 60_000) / 1_000)).padStart(2, '0')}秒`;
const resultWord = (result: CallResult): string => labels('zh').callResult[result];

function personRow(person: CalloutPerson, place: number): { readonly cells: readonly string[] } {
  const attempts = [...person.attempts].sort((a, b) => a.at - b.at);
  const [first, last] = [attempts[0], attempts.at(-1)];
  const answer = attempts.find(({ result }) => result === 'answered_confirmed');
  return {
    cells: [
      `${place + 1}`,
      person.partyZh,
      first ? moment(first.at) : '未呼',
      answer ? moment(answer.at) : '—',
      first && answer ? wait(answer.at - first.at) : '—',
      `${attempts.length}`,
      answer?.who ?? '',
      last ? resultWord(last.result) : '',
      '',
    ],
  };
}

/** `应叫30人，应答29人……` with the formula under it. */
function totalsText(persons: readonly CalloutPerson[]): string {
  const totals = calloutTotals(persons);
  const percent = (part: number): string => cellText('rate', rate(part, totals.persons));
  const mean = totals.meanMs === null ? '—' : wait(totals.meanMs);
  return `应叫${totals.persons}人，应答${totals.answered}人，未应答${totals.persons - totals.answered}人；应答率${percent(totals.answered)}，5分钟应答率${percent(totals.within5)}，15分钟应答率${percent(totals.within15)}；平均用时${mean}，呼叫${totals.attempts}次。`;
}

function runBlocks(run: RunCallouts): PaperBlock[] {
  const keys = [...new Set(run.persons.map(({ key }) => key))];
  return keys.flatMap((key) => {
    const persons = run.persons.filter((person) => person.key === key);
    return [
      ...tableBlocks(`${run.planZh}：${persons[0]?.titleZh ?? ''}`, COLUMNS, persons.map(personRow)),
      { block: 'paragraph', text: totalsText(persons), indent: false } as const,
    ];
  });
}

/** 叫应统计表 (documents.md 5): one table for each call step that began in the span, everybody in the order of the plan. */
export function calloutBlocks(db: Db, span: Span): PaperBlock[] {
  const runs = calloutsIn(db, span);
  if (runs.length === 0) return [];
  const all = runs.flatMap(({ persons }) => persons);
  return [
    { block: 'title', text: '叫应统计表' },
    { block: 'line', text: `统计 ${moment(span.from)} 至 ${moment(span.to - 1)}`, align: 'center' },
    ...runs.flatMap(runBlocks),
    ...(runs.length > 1
      ? [{ block: 'paragraph', text: `合计：${totalsText(all)}`, indent: false } as const]
      : []),
    { block: 'note', text: STATISTICS_WORDS.zh.noteCallouts },
  ];
}
