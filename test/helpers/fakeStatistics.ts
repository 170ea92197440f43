import type { CalloutTotals, DeadlineNumbers, Statistics } from '../../shared/contract/areas/statistics';

const CALLS: CalloutTotals = {
  persons: 30,
  called: 30,
  answered: 29,
  within5: 24,
  within15: 28,
  attempts: 41,
  meanMs: 138_000,
};
const DUE: DeadlineNumbers = { onTime: 18, late: 1, overdue: 1, running: 4, notNeeded: 2 };

/** The numbers of one night, to be drawn and worded. */
export const NIGHT_NUMBERS: Statistics = {
  from: Date.UTC(2026, 10, 23, 0, 30),
  to: Date.UTC(2026, 10, 23, 18, 58, 13),
  shiftId: 'shift-1',
  lines: {
    people: 61,
    system: 312,
    records: 58,
    corrections: 2,
    withdrawals: 0,
    late: 3,
    imported: 0,
    calls: 46,
  },
  byDay: [
    { day: '2026-11-23', people: 40, system: 200 },
    { day: '2026-11-24', people: 21, system: 112 },
  ],
  byHour: Array.from({ length: 24 }, (_, hour) => ({ hour, people: hour % 7, system: hour * 2 })),
  byShift: [
    {
      shiftId: 'shift-1',
      startsAt: Date.UTC(2026, 10, 23, 0, 30),
      endsAt: Date.UTC(2026, 10, 24, 0, 30),
      officers: '陈立、黄敏',
      people: 61,
      system: 312,
    },
  ],
  byKind: [
    { kind: 'phone_in', count: 31 },
    { kind: 'media', count: 4 },
    { kind: 'public', count: 3 },
  ],
  bySource: [
    { unit: '枫坪镇值班室', count: 12 },
    { unit: '=HYPERLINK("http://x")', count: 1 },
  ],
  byPerson: [{ name: '陈立', count: 58 }],
  incidents: {
    received: 2,
    closed: 1,
    openAtEnd: 1,
    byType: [{ type: 'geological', count: 2 }],
    byGrade: [{ grade: null, count: 2 }],
  },
  warnings: { received: 1, byColor: [{ color: 'orange', count: 1 }] },
  warningAims: {
    ahead: [
      { label: '划定重点区', hours: 12, value: 0.5, of: 2 },
      { label: '预置力量', hours: 6, value: 1, of: 1 },
      { label: '转移人员', hours: 2, value: null, of: 0 },
    ],
    warnings: [
      {
        title: '县气象台 暴雨',
        color: 'orange',
        level: 'level_2',
        issuedAt: Date.UTC(2026, 10, 23, 6),
        impactAt: Date.UTC(2026, 10, 23, 18),
        leadHours: 12,
        hours: [10.5, 7, null],
        movedShare: null,
        wasHit: true,
      },
    ],
    threes: [
      {
        title: '三个在前',
        aims: [{ label: '预警在前', indicator: 'lead', value: 12, of: 1 }],
      },
    ],
  },
  instructions: { issued: 3, done: 2, doneLate: 1, open: 1, overdue: 0 },
  documents: { incoming: 4, outgoing: 2, open: 1, unsigned: 3 },
  checks: { made: 2, received: 1, byResult: [{ result: 'normal', count: 2 }] },
  reports: 3,
  deadlines: DUE,
  deadlinesBySubject: [{ subject: 'obligation', ...DUE }],
  alerts: { raised: 9, returned: 2, byLevel: [{ level: 2, count: 9 }], acknowledged: 7, medianAckMs: 42_000 },
  callouts: CALLS,
  calloutsByStep: [
    {
      runId: 'run-1',
      titleZh: '台风 · 叫应',
      titleEn: 'Typhoon · Call-out',
      at: Date.UTC(2026, 10, 23, 11),
      ...CALLS,
    },
  ],
  drills: {
    count: 1,
    byPlan: [{ planId: 'typhoon', titleZh: '台风', titleEn: 'Typhoon', runs: 1, ended: 1, ...DUE }],
  },
};
