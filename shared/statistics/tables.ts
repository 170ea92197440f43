import type { CalloutTotals, DeadlineNumbers, Statistics } from '../contract/areas/statistics';
import { clockTime, dayOf } from '../domain/time';
import { type Locale, labels } from '../wording/labels';
import { STATISTICS_WORDS, type StatisticsWord } from '../wording/statistics';
import { rate } from './callouts';
import { onTimeRate } from './duties';
import { registerTables } from './registerTables';
import { type Column, type StatisticsCell, type StatisticsTable, table, type Words } from './table';
import { warningTables } from './warningTables';

export type { ColumnKind, StatisticsCell, StatisticsTable, TableGroup } from './table';
export { cellText, TABLE_GROUPS } from './table';

const minutes = (ms: number | null): number | null => (ms === null ? null : Math.round(ms / 6_000) / 10);

/** The numbers that a leader reads first. */
export function totalsTable(s: Statistics, locale: Locale): StatisticsTable {
  const w = STATISTICS_WORDS[locale];
  const kind = (name: string): number => s.byKind.find((one) => one.kind === name)?.count ?? 0;
  return table(w, {
    id: 'totals',
    group: 'log',
    title: 'totals',
    notes: ['noteLines', 'noteLate'],
    columns: [['item', 'text'], ['number']],
    rows: [
      [w.lines, s.lines.people],
      [w.calls, s.lines.calls],
      [w.media, kind('media')],
      [w.public, kind('public')],
      [w.incidents, s.incidents.received],
      [w.openAtEnd, s.incidents.openAtEnd],
      [w.warningsReceived, s.warnings.received],
      [w.instructions, s.instructions.issued],
      [w.reports, s.reports],
      [w.lateEntries, s.lines.late],
      [w.corrections, s.lines.corrections],
      [w.withdrawals, s.lines.withdrawals],
      ...(s.lines.imported > 0 ? [[w.imported, s.lines.imported]] : []),
      [w.system, s.lines.system],
    ],
  });
}

const both: readonly Column[] = [['people'], ['system']];

function timeTables(s: Statistics, w: Words): StatisticsTable[] {
  const isByMonth = s.byDay[0]?.day.length === 7;
  const shiftName = (from: number, to: number): string =>
    `${dayOf(from).slice(5)} ${clockTime(from)}–${clockTime(to)}`;
  return [
    table(w, {
      id: 'byDay',
      group: 'log',
      title: isByMonth ? 'byMonth' : 'byDay',
      columns: [[isByMonth ? 'month' : 'day', 'text'], ...both],
      rows: s.byDay.map(({ day, people, system }) => [day, people, system]),
      bars: [1, 2],
      isStacked: true,
    }),
    table(w, {
      id: 'byHour',
      group: 'log',
      title: 'byHour',
      columns: [['hour', 'text'], ...both],
      rows: s.byHour.map(({ hour, people, system }) => [
        `${String(hour).padStart(2, '0')}:00`,
        people,
        system,
      ]),
      bars: [1, 2],
      isStacked: true,
    }),
    table(w, {
      id: 'byShift',
      group: 'log',
      title: 'byShift',
      columns: [['shift', 'text'], ['officers', 'text'], ...both],
      rows: s.byShift.map((one) => [
        shiftName(one.startsAt, one.endsAt),
        one.officers,
        one.people,
        one.system,
      ]),
      bars: [2, 3],
      isStacked: true,
    }),
  ];
}

function lineTables(s: Statistics, w: Words, locale: Locale): StatisticsTable[] {
  const kinds = labels(locale).logKind;
  const list = (
    id: string,
    title: StatisticsWord,
    column: StatisticsWord,
    rows: readonly (readonly StatisticsCell[])[],
  ) =>
    table(w, {
      id,
      group: 'log',
      title,
      notes: ['noteLines'],
      columns: [[column, 'text'], ['records']],
      rows,
      bars: [1],
    });
  return [
    list(
      'byKind',
      'byKind',
      'kind',
      s.byKind.map(({ kind, count }) => [kinds[kind], count]),
    ),
    list(
      'bySource',
      'bySource',
      'unit',
      s.bySource.map(({ unit, count }) => [unit || w.otherUnits, count]),
    ),
    list(
      'byPerson',
      'byPerson',
      'person',
      s.byPerson.map(({ name, count }) => [name || w.nobody, count]),
    ),
  ];
}

function incidentTables(s: Statistics, w: Words, locale: Locale): StatisticsTable[] {
  const words = labels(locale);
  const { incidents, warnings, instructions } = s;
  return [
    table(w, {
      id: 'incidentsByType',
      group: 'incidents',
      title: 'incidentsByType',
      columns: [['type', 'text'], ['number']],
      rows: incidents.byType.map(({ type, count }) => [words.incidentType[type], count]),
      bars: [1],
    }),
    table(w, {
      id: 'incidentsByGrade',
      group: 'incidents',
      title: 'incidentsByGrade',
      columns: [['grade', 'text'], ['number']],
      rows: [
        ...incidents.byGrade.map(({ grade, count }) => [grade ? words.grade[grade] : w.noGrade, count]),
        [w.total, incidents.received],
        [w.closed, incidents.closed],
        [w.openAtEnd, incidents.openAtEnd],
      ],
    }),
    table(w, {
      id: 'warnings',
      group: 'incidents',
      title: 'warnings',
      columns: [['color', 'text'], ['number']],
      rows: warnings.byColor.map(({ color, count }) => [
        color ? words.warningColor[color] : w.noColor,
        count,
      ]),
      bars: [1],
    }),
    table(w, {
      id: 'instructions',
      group: 'incidents',
      title: 'instructions',
      notes: ['noteInstructions'],
      columns: [['item', 'text'], ['number']],
      rows: [
        [w.issued, instructions.issued],
        [w.done, instructions.done],
        [w.doneLate, instructions.doneLate],
        [w.open, instructions.open],
        [w.overdueNow, instructions.overdue],
      ],
    }),
  ];
}

const dueCells = (name: string, one: DeadlineNumbers): StatisticsCell[] => [
  name,
  one.onTime,
  one.late,
  one.overdue,
  one.running,
  one.notNeeded,
  onTimeRate(one),
];

function dutyTables(s: Statistics, w: Words): StatisticsTable[] {
  const subjects: Readonly<Record<string, string>> = {
    ...w,
    step: w.stepDeadline,
    document: w.documentSubject,
  };
  const levels: Readonly<Record<number, string>> = { 1: w.level1, 2: w.level2, 3: w.level3 };
  return [
    table(w, {
      id: 'deadlines',
      group: 'duties',
      title: 'deadlines',
      notes: ['noteDeadlines'],
      columns: [
        ['subject', 'text'],
        ['onTime'],
        ['late'],
        ['overdue'],
        ['running'],
        ['notNeeded'],
        ['onTimeRate', 'rate'],
      ],
      rows: [
        ...s.deadlinesBySubject.map((one) => dueCells(subjects[one.subject] ?? one.subject, one)),
        dueCells(w.total, s.deadlines),
      ],
      bars: [1, 2, 3],
      isStacked: true,
    }),
    table(w, {
      id: 'alerts',
      group: 'duties',
      title: 'alerts',
      notes: ['noteAlerts'],
      columns: [
        ['item', 'text'],
        ['number', 'minutes'],
      ],
      rows: [
        [w.raised, s.alerts.raised],
        ...s.alerts.byLevel.map(({ level, count }) => [levels[level] ?? `${level}`, count]),
        [w.returned, s.alerts.returned],
        [w.acknowledged, s.alerts.acknowledged],
        [w.medianAck, minutes(s.alerts.medianAckMs)],
      ],
    }),
  ];
}

const callCells = (name: string, when: string, one: CalloutTotals): StatisticsCell[] => [
  name,
  when,
  one.persons,
  one.called,
  one.answered,
  rate(one.answered, one.persons),
  rate(one.within5, one.persons),
  rate(one.within15, one.persons),
  one.attempts,
  minutes(one.meanMs),
];

function callTables(s: Statistics, w: Words, locale: Locale): StatisticsTable[] {
  const when = (at: number): string => `${dayOf(at).slice(5)} ${clockTime(at)}`;
  return [
    table(w, {
      id: 'callouts',
      group: 'callouts',
      title: 'callouts',
      notes: ['noteCallouts'],
      columns: [
        ['step', 'text'],
        ['day', 'text'],
        ['persons'],
        ['called'],
        ['answered'],
        ['answerRate', 'rate'],
        ['within5', 'rate'],
        ['within15', 'rate'],
        ['attempts'],
        ['meanWait', 'minutes'],
      ],
      rows: [
        ...s.calloutsByStep.map((one) =>
          callCells(locale === 'zh' ? one.titleZh : one.titleEn, when(one.at), one),
        ),
        callCells(w.total, '', s.callouts),
      ],
      bars: [2, 4],
      isStacked: false,
    }),
  ];
}

function drillTable(s: Statistics, w: Words, locale: Locale): StatisticsTable {
  const rows = s.drills.byPlan.map((one) => {
    const [title, ...limits] = dueCells(locale === 'zh' ? one.titleZh : one.titleEn, one);
    return [title ?? '', one.runs, one.ended, ...limits];
  });
  return table(w, {
    id: 'drills',
    group: 'drills',
    title: 'drills',
    notes: ['noteDrills'],
    columns: [
      ['plan', 'text'],
      ['drillRuns'],
      ['drillEnded'],
      ['onTime'],
      ['late'],
      ['overdue'],
      ['running'],
      ['notNeeded'],
      ['onTimeRate', 'rate'],
    ],
    rows:
      s.drills.count === 0
        ? []
        : [...rows, [w.drillCount, s.drills.count, null, null, null, null, null, null, null]],
  });
}

/** Every table, in the order in which they stand on the screen and on paper. */
export function statisticsTables(s: Statistics, locale: Locale): readonly StatisticsTable[] {
  const w = STATISTICS_WORDS[locale];
  return [
    totalsTable(s, locale),
    ...timeTables(s, w),
    ...lineTables(s, w, locale),
    ...incidentTables(s, w, locale),
    ...dutyTables(s, w),
    ...callTables(s, w, locale),
    ...registerTables(s, locale),
    ...warningTables(s, locale),
    drillTable(s, w, locale),
  ];
}
