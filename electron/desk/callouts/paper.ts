import { readBackWhole } from '../../../shared/callouts/answers';
import { RATE_FORMULA } from '../../../shared/callouts/rates';
import type { CallOutDetail, CallOutPersonModel } from '../../../shared/contract/areas/callouts';
import type { Attempt } from '../../../shared/domain/callouts';
import { clockTime, dayOf, stamp } from '../../../shared/domain/time';
import type { Grade } from '../../../shared/domain/vocabulary';
import { WAY_WORDS, waitText } from '../../../shared/wording/calloutLines';
import { labels } from '../../../shared/wording/labels';
import { readRoom } from '../accounts/accountRows';
import type { Db } from '../db/statement';
import { refuseWith } from '../deskError';
import { type Paper, type PaperRow, type PaperTable, safeFileName, type TableValue } from '../papers/paper';
import { warningById } from '../warnings/read';
import { callOutShown } from './read';

const COLUMNS: readonly (readonly [string, number, 'center' | 'left' | 'right'])[] = [
  ['序号', 3, 'center'],
  ['乡镇', 6, 'left'],
  ['责任人', 5, 'left'],
  ['职务', 7, 'left'],
  ['号码', 9, 'left'],
  ['首呼', 5, 'center'],
  ['应答时刻', 5, 'center'],
  ['用时', 6, 'right'],
  ['呼叫次数', 4, 'center'],
  ['方式', 5, 'left'],
  ['本人/代答', 5, 'center'],
  ['复述', 5, 'center'],
  ['升级对象及时刻', 8, 'left'],
  ['上岗', 4, 'center'],
  ['反馈时刻', 5, 'center'],
  ['已转移/力量/困难', 8, 'left'],
  ['呼叫人', 5, 'left'],
  ['备注', 5, 'left'],
];

type Filled = { readonly text: string; readonly value?: TableValue | undefined };
const words = (text: string): Filled => ({ text });
const time = (at: number | null): Filled =>
  at === null ? words('') : { text: clockTime(at), value: { at } };
const number = (value: number): Filled => ({ text: String(value), value });

const LEVEL: Readonly<Record<Grade, string>> = {
  level_1: 'Ⅰ级',
  level_2: 'Ⅱ级',
  level_3: 'Ⅲ级',
  level_4: 'Ⅳ级',
};

const TARGET: Readonly<Record<Attempt['to'], string>> = {
  person: '本人',
  deputy: '副职',
  superior: '上级',
  neighbour: '邻近单位',
  duty_leader: '带班领导',
};

function answerCells(person: CallOutPersonModel): readonly [Filled, Filled, Filled] {
  const answer = person.attempts.find((one) => one.isAnswer);
  if (person.answeredAt === null) return [words(''), words('未应答'), words('')];
  const way = answer === undefined ? WAY_WORDS.zh.inbound : WAY_WORDS.zh[answer.way];
  const who = person.answeredBy === 'deputy' ? `代答${answer?.who ? ` ${answer.who}` : ''}` : '本人';
  const isRead = answer !== undefined && readBackWhole(answer);
  return [words(way), words(who), words(answer === undefined ? '来电反馈' : isRead ? '已复述' : '回执')];
}

function feedbackCells(person: CallOutPersonModel): readonly [Filled, Filled, Filled] {
  const [first, last] = [person.feedback[0], person.feedback.at(-1)];
  const onPost = person.feedback.map((one) => one.isOnPost).findLast((one) => one !== null);
  const said = [
    typeof last?.evacuated === 'number' ? `转移${last.evacuated}人` : '',
    last?.forces ?? '',
    last?.difficulties ?? '',
  ].filter((part) => part !== '');
  return [
    words(onPost === undefined ? '' : onPost === true ? '在岗' : '不在岗'),
    time(first?.at ?? null),
    words(said.join('；')),
  ];
}

function personCells(detail: CallOutDetail, person: CallOutPersonModel): Filled[] {
  const { firstCallAt, answeredAt, attempts } = person;
  const wait = answeredAt === null || firstCallAt === null ? null : Math.max(0, answeredAt - firstCallAt);
  const escalated = attempts
    .filter((one) => one.to !== 'person')
    .map((one) => `${TARGET[one.to]}${one.who === '' ? '' : ` ${one.who}`} ${clockTime(one.at)}`);
  const notes = [
    ...attempts.map((one) => one.note),
    ...attempts.map((one) => (one.recordingNo === '' ? '' : `录音${one.recordingNo}`)),
    person.dropReason,
    person.state === 'lost' ? '失联' : '',
    person.phone === 0 ? '乡镇值班室转叫' : '',
    person.warningIds.length > detail.warningIds.length ? '并入其他预警' : '',
  ].filter((note) => note !== '');
  const by = [...new Set(attempts.filter((one) => one.to === 'person').map((one) => one.by))];
  return [
    number(person.row),
    words(person.areaName === '' ? person.unit : person.areaName),
    words(person.name),
    words(person.post),
    words(person.number),
    time(firstCallAt),
    time(answeredAt),
    wait === null ? words('') : { text: waitText(wait, 'zh'), value: Math.round(wait / 1_000) },
    number(attempts.filter((one) => one.to === 'person').length),
    ...answerCells(person),
    words(escalated.join('；')),
    ...feedbackCells(person),
    words(by.join('、')),
    words(notes.join('；')),
  ];
}

const rowOf = (cells: readonly Filled[]): PaperRow => ({
  cells: cells.map((one) => one.text),
  values: cells.map((one) => one.value ?? null),
});

const percent = (share: number | null): string => (share === null ? '—' : `${(share * 100).toFixed(1)}%`);

/** `应叫30人，应答29人（本人28、代答1），……`; the numbers of documents.md 5 in its order. */
export function totalsText({ rates }: Pick<CallOutDetail, 'rates'>): string {
  const { persons, answeredSelf, answeredDeputy, unanswered, escalated } = rates;
  const mean = rates.meanMs === null ? '—' : waitText(rates.meanMs, 'zh');
  return `应叫${persons}人，应答${answeredSelf + answeredDeputy}人（本人${answeredSelf}、代答${answeredDeputy}），未应答${unanswered}人，升级${escalated}人；应答率${percent(rates.answeredShare)}，5分钟应答率${percent(rates.within5Share)}，15分钟应答率${percent(rates.within15Share)}，平均用时${mean}，反馈率${percent(rates.feedbackShare)}。`;
}

/** Issuer, name, colour and level, time and area of every warning. */
function warningLines(db: Db, detail: CallOutDetail, now: number): string[] {
  const { warningColor } = labels('zh');
  return detail.warningIds.flatMap((id) => {
    const one = warningById(db, id, now);
    if (one === undefined) return [];
    const level = [
      one.color === null ? '' : warningColor[one.color],
      one.level === null ? '' : LEVEL[one.level],
    ].filter((part) => part !== '');
    const issued = one.issuedAt === null ? '' : `${stamp(one.issuedAt).slice(0, 16)} 发布，`;
    return [
      `预警：${one.issuer} ${one.kind} ${level.join('/')}，${issued}${stamp(one.receivedAt).slice(0, 16)} 收到，范围：${one.area}`,
    ];
  });
}

function headLines(db: Db, detail: CallOutDetail, now: number): string[] {
  const until = detail.closedAt === null ? '进行中' : stamp(detail.closedAt).slice(0, 16);
  return [
    ...(detail.drill === null ? [] : [`演练：${detail.drill}`]),
    ...warningLines(db, detail, now),
    ...(detail.incidentTitle === null ? [] : [`事件：${detail.incidentTitle}`]),
    `叫应单位：${readRoom(db)?.name ?? ''}　起止：${stamp(detail.startedAt).slice(0, 16)} 至 ${until}　统计截止：${stamp(now).slice(0, 16)}`,
  ];
}

const shown = (db: Db, id: string, now: number): CallOutDetail =>
  callOutShown(db, id, now) ?? refuseWith('not_found', { field: 'callOutId' });

const nameOf = (db: Db, detail: CallOutDetail): string => {
  const place = (readRoom(db)?.name ?? '').replace(/(?:应急)?(?:管理[厅局])?值班室$|应急管理[厅局]$/, '');
  return `${detail.drill === null ? '' : '演练：'}${place}${detail.title}情况统计表`;
};

/** 叫应统计表 (documents.md 5): everybody in administrative order, times and numbers as such in table files, no cells merged, the formula at the foot. */
export function composeCallOutTable(
  db: Db,
  { callOutId }: { readonly callOutId: string },
  now: number,
): Paper {
  const detail = shown(db, callOutId, now);
  const head = headLines(db, detail, now);
  const foot = [
    totalsText(detail),
    ...(detail.merged.length === 0
      ? []
      : [
          `另有${detail.merged.length}人并入正在进行的叫应（一人一次）：${detail.merged.map((one) => one.name).join('、')}`,
        ]),
    RATE_FORMULA.zh,
    '用时在表格文件中以秒计。',
  ];
  const table: PaperTable = {
    block: 'table',
    columns: COLUMNS.map(([label, width, align]) => ({ label, width, align })),
    rows: detail.people.map((person) => rowOf(personCells(detail, person))),
    repeatHead: true,
    above: head,
    below: foot,
  };
  const title = nameOf(db, detail);
  return {
    title,
    fileName: safeFileName(
      `${title}-${dayOf(detail.startedAt)}-${clockTime(detail.startedAt).replace(':', '')}`,
    ),
    landscape: true,
    layout: 'dense',
    blocks: [
      { block: 'title', text: title },
      ...head.map((text) => ({ block: 'line', text }) as const),
      table,
      ...foot.map((text, place) =>
        place === 0
          ? ({ block: 'paragraph', text, indent: false } as const)
          : ({ block: 'note', text } as const),
      ),
      {
        block: 'signs',
        signs: [{ label: '制表' }, { label: '审核' }, { label: '时间', value: stamp(now).slice(0, 16) }],
      },
    ],
    foot: { left: readRoom(db)?.name ?? '', right: `${stamp(now)} 制` },
  };
}

const SHEET: readonly (readonly [string, number, 'center' | 'left'])[] = [
  ['序号', 6, 'center'],
  ['乡镇、职务、姓名', 22, 'left'],
  ['号码', 17, 'left'],
  ['首呼', 8, 'center'],
  ['结果', 10, 'center'],
  ['应答', 8, 'center'],
  ['复述', 7, 'center'],
  ['反馈（转移/力量/困难）', 22, 'left'],
];

/**
 * The numbered sheet for the officer on another telephone: one large row for each person still to be reached, blank to write in. What is written is keyed
 * by the number of the row.
 */
export function composeCallOutSheet(
  db: Db,
  { callOutId, phone }: { readonly callOutId: string; readonly phone: number | null },
  now: number,
): Paper {
  const detail = shown(db, callOutId, now);
  const people = detail.people.filter(
    (one) => (phone === null || one.phone === phone) && one.state !== 'dropped' && one.answeredAt === null,
  );
  const whose = phone === null ? '' : phone === 0 ? '（乡镇值班室转叫）' : `（${phone} 号电话）`;
  const title = `${detail.drill === null ? '' : '演练：'}${detail.title}纸单${whose}`;
  // An empty line above and below makes the row high enough to write in.
  const rows = people.map(
    (one): PaperRow => ({
      cells: [
        `\n${one.row}\n　`,
        `${one.areaName === '' ? one.unit : one.areaName} ${one.post}\n${one.name}`,
        one.number === ''
          ? '（无号码）'
          : [one.number, ...one.numbers.slice(0, 1).map((other) => other.number)].join('\n'),
        '',
        '',
        '',
        '□□□',
        '',
      ],
    }),
  );
  return {
    title,
    fileName: safeFileName(`${title}-${clockTime(now).replace(':', '')}`),
    landscape: true,
    layout: 'dense',
    blocks: [
      { block: 'title', text: title },
      { block: 'line', text: `读：${detail.sentence}`, bold: true },
      {
        block: 'line',
        text: `${clockTime(detail.answerDueAt)} 前全部应答。结果写：应／代 姓名／未复述／非本人／占线／无（无人接）／关机／错号／线路。复述三点：何事、何地、何时。`,
      },
      {
        block: 'table',
        columns: SHEET.map(([label, width, align]) => ({ label, width, align })),
        rows,
        repeatHead: true,
      },
      {
        block: 'note',
        text: `录入时按序号：“17 应”“18 无”“20 代 张三”“17 反馈 转移127”，后面可写时刻，如“17 应 02:41”。`,
      },
      { block: 'signs', signs: [{ label: '呼叫人' }, { label: '录入人' }] },
    ],
    foot: { left: readRoom(db)?.name ?? '', right: `${stamp(now)} 印` },
  };
}
