import type { LossProcess, LossReport } from '../../shared/contract/areas/losses';
import type { ResponseChange, ResponseDetail, ResponseSummary } from '../../shared/contract/areas/responses';
import { totalsOf } from '../../shared/rules/losses/table';
import { NIGHT } from './fakeRoom';

const HOUR = 3_600_000;

export function aResponse(over: Partial<ResponseSummary> = {}): ResponseSummary {
  return {
    id: 'resp-1',
    hazard: 'typhoon',
    matter: '防台风',
    issuer: '县防汛抗旱指挥部',
    level: 'level_3',
    area: '全县',
    basis: '台风黄色预警信号',
    startsAt: NIGHT - HOUR,
    levelSince: NIGHT - HOUR,
    period: '预计至9月13日20时',
    endsAt: null,
    measures: '渔船回港\n人员转移',
    incidentId: null,
    incidentTitle: null,
    warningId: 'w-2',
    warningTitle: '台风（全县）',
    warningIsOver: false,
    state: 'active',
    endedAt: null,
    drill: null,
    changes: 1,
    unsent: 1,
    unsigned: 0,
    ...over,
  };
}

export function aChange(over: Partial<ResponseChange> = {}): ResponseChange {
  return {
    id: 'resp-1',
    kind: 'started',
    from: null,
    to: 'level_3',
    at: NIGHT - HOUR,
    period: '预计至9月13日20时',
    endsAt: null,
    measures: '渔船回港\n人员转移',
    reason: '',
    decidedBy: '县防指总指挥',
    decidedWay: 'phone',
    decidedWords: '马上启动',
    decidedAt: NIGHT - HOUR,
    recordedAt: NIGHT - HOUR,
    recordedBy: '陈立',
    notice: null,
    ...over,
  };
}

export const aResponseDetail = (over: Partial<ResponseDetail> = {}): ResponseDetail => ({
  response: aResponse(),
  changes: [aChange()],
  runs: [],
  reinforced: null,
  ...over,
});

const UNITS = [
  { code: '001', name: '大桥镇' },
  { code: '002', name: '西溪乡' },
];

export function aLossReport(over: Partial<LossReport> = {}): LossReport {
  const at = NIGHT - HOUR;
  const figures = [
    { unit: '001', item: 'affected', value: 120, at, source: '大桥镇' },
    { unit: '002', item: 'affected', value: 30, at, source: '西溪乡' },
  ];
  return {
    id: 'rep-1',
    position: 0,
    kind: 'initial',
    number: 1,
    asOf: at,
    sentAt: at,
    figures,
    totals: { ...totalsOf(figures) },
    jumps: [],
    explanation: '',
    note: '',
    signer: '林×',
    receiver: '市应急局 张×',
    way: 'platform',
    recordedAt: at,
    recordedBy: '陈立',
    ...over,
  };
}

export function aLossProcess(over: Partial<LossProcess> = {}): LossProcess {
  return {
    summary: {
      id: 'loss-1',
      title: '第9号台风',
      type: 'meteorological',
      beganAt: NIGHT - 5 * HOUR,
      incidentId: null,
      incidentTitle: null,
      state: 'open',
      openedAt: NIGHT - 4 * HOUR,
      openedBy: '陈立',
      stableAt: null,
      closedAt: null,
      drill: null,
      reports: 1,
      last: { kind: 'initial', number: 1, sentAt: NIGHT - HOUR, asOf: NIGHT - HOUR },
      nextDueAt: NIGHT + 6 * HOUR,
    },
    units: UNITS.map((unit) => ({ ...unit })),
    reports: [aLossReport()],
    next: ['update', 'verified', 'zero'],
    nextUpdate: 1,
    reopened: [],
    jumpFactor: 3,
    jumpFloor: 10,
    ...over,
  };
}
